$x = 5 + "five"
