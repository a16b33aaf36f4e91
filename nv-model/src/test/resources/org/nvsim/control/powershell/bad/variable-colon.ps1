$x = "$name: text"
