Write-Host a
}
