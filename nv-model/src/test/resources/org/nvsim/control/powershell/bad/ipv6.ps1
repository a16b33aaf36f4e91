New-NetVirtualizationProviderAddress -ProviderAddress fd00::1 -InterfaceIndex 11 -PrefixLength 64
