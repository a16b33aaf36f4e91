$Blue1PA = "192.168.4.11"
New-NetVirtualizationProviderAddress -ProviderAddress $BluePA1 -InterfaceIndex 11 -PrefixLength 24
