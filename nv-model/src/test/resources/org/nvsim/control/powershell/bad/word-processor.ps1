Write-Host hello
$x = “hello”
