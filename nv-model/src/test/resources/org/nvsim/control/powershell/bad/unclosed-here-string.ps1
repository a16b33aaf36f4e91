$text = @"
one
two
