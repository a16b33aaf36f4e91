$h = @{ Name "x" }
