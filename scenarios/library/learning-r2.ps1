# Host 1 loses what it knew of blue2, and is told where to ask instead: a flood for an address nobody
# knows goes to the provider address of an L2Only record, and the answer is learned (2012 R2).
$old = Get-NetVirtualizationLookupRecord -CimSession hv1 -CustomerAddress 10.0.0.7
Remove-NetVirtualizationLookupRecord -CimSession hv1 -CustomerAddress 10.0.0.7
New-NetVirtualizationLookupRecord -CimSession hv1 -CustomerAddress 0.0.0.0 -VirtualSubnetID 5001 -MACAddress $old.MACAddress -ProviderAddress $old.ProviderAddress -Rule TranslationMethodEncap -Type L2Only
