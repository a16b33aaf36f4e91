foreach ($x in 1, 2) {
    Write-Host $x
