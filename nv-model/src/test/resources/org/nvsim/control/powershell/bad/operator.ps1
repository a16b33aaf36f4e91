$x = 5 -band 1
