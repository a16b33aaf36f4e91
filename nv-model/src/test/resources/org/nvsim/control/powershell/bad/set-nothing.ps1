Set-NetVirtualizationLookupRecord -CustomerAddress 10.0.0.9 -ProviderAddress 192.168.4.22
