New-NetVirtualizationProviderRoute 11 192.168.0.0/16
