# Run on hv2 last week. Blue3 did not exist then, and nobody has run a newer one here since.
$rdid  = '{11111111-2222-3333-4444-000000005001}'
$hosts = @{ hv1 = '192.168.4.11'; hv2 = '192.168.4.12' }

Enable-NetAdapterBinding -Name 'Ethernet' -ComponentID ms_netwnv

New-NetVirtualizationLookupRecord -CustomerAddress '10.0.0.5' -ProviderAddress $hosts.hv1 `
    -VirtualSubnetID 5001 -MACAddress '060600000005' -Rule TranslationMethodEncap -VMName 'blue1'
New-NetVirtualizationLookupRecord -CustomerAddress '10.0.0.7' -ProviderAddress $hosts.hv2 `
    -VirtualSubnetID 5001 -MACAddress '060600000007' -Rule TranslationMethodEncap -VMName 'blue2'

New-NetVirtualizationCustomerRoute -RoutingDomainID $rdid -VirtualSubnetID 5001 `
    -DestinationPrefix '10.0.0.0/24' -NextHop '0.0.0.0' -Metric 255

$nic = Get-NetAdapter 'Ethernet'
New-NetVirtualizationProviderAddress -InterfaceIndex $nic.InterfaceIndex `
    -ProviderAddress $hosts.hv2 -PrefixLength 24

Get-VMNetworkAdapter -VMName '*' | Where-Object { $_.MacAddress -like '0606*' } |
    Set-VMNetworkAdapter -VirtualSubnetId 5001
