$x = [math]::Max(1, 2)
