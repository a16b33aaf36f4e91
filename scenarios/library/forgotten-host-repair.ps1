# The line that was missing on hv2, run from the administrator's own machine.
New-NetVirtualizationLookupRecord -CimSession 'hv2' -CustomerAddress '10.0.0.9' `
    -ProviderAddress '192.168.4.11' -VirtualSubnetID 5001 -MACAddress '060600000009' `
    -Rule TranslationMethodEncap -VMName 'blue3'
