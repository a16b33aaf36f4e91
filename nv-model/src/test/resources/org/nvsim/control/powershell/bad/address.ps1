New-NetVirtualizationProviderAddress -ProviderAddress 192.168.4 -InterfaceIndex 11 -PrefixLength 24
