Get-NetAdapter -Name Ethernet -Name Ethernet
