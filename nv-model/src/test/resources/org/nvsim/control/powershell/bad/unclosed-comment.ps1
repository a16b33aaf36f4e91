<# never ends
$x = 1
