Get-VM > vms.txt
