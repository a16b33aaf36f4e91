$x = @name
