(Get-NetAdapter Ethernet).ifIndx
