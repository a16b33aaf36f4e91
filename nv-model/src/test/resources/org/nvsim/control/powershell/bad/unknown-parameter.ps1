New-NetVirtualizationLookupRecord -CustomerAdress 10.0.0.5
