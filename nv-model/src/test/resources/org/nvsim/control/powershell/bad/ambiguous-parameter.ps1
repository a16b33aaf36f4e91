Get-NetVirtualizationLookupRecord -C 10.0.0.5
