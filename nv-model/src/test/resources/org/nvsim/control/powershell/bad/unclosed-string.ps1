Write-Host "no end
$x = 1
