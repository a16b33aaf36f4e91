Get-NetAdapter -Name
