$x = [xml]"<a/>"
