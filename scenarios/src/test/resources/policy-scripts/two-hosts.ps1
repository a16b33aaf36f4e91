# ---------------------------------------------------------------------------------------------
# Network virtualization policy for two hosts and two customers.
#
#   Customer   Virtual subnet   Prefix         Machines
#   Blue       5001             10.0.0.0/24    blue1 (hv1), blue4 (hv1), blue2 (hv2)
#   Blue       5002             10.0.1.0/24    blue3 (hv1)
#   Red        6001             10.0.0.0/24    red1 (hv1), red2 (hv2)
#
# Red's machines have the addresses of two of Blue's, on purpose. Run this from any machine that
# reaches both hosts. Policy is volatile: run it again after a host has been restarted.
# ---------------------------------------------------------------------------------------------

# --- What is where ---------------------------------------------------------------------------

# The hosts, and the address by which each is known in the provider's network.
$host1 = 'hv1'
$host2 = 'hv2'

$providers = @{
    hv1 = '192.168.4.11'
    hv2 = '192.168.4.22'
}

$pa1 = $providers[$host1]
$pa2 = $providers[$host2]

# The customers' routing domains. All virtual subnets of a customer lie in one of them.
$blueDomain = '{11111111-2222-3333-4444-000000005001}'
$redDomain  = '{11111111-2222-3333-4444-000000006001}'

# The virtual subnets.
$blueFront = 5001
$blueBack  = 5002
$redFront  = 6001

# Every packet between hosts is carried in NVGRE.
$rule = 'TranslationMethodEncap'

# What all lookup records of a subnet have in common.
$front = @{ VirtualSubnetID = $blueFront; CustomerID = $blueDomain; Rule = $rule }
$back  = @{ VirtualSubnetID = $blueBack;  CustomerID = $blueDomain; Rule = $rule }
$red   = @{ VirtualSubnetID = $redFront;  CustomerID = $redDomain;  Rule = $rule }

# --- 1. The filter driver --------------------------------------------------------------------

# It is not bound by default, and without it no policy has any effect.
foreach ($computer in $host1, $host2) {
    Enable-NetAdapterBinding -Name 'Ethernet' -ComponentID 'ms_netwnv' -CimSession $computer
}

# --- 2. Lookup records on the first host -----------------------------------------------------

# Blue, front
New-NetVirtualizationLookupRecord -CimSession $host1 -VMName 'blue1' -CustomerAddress '10.0.0.5' -MACAddress '060600000005' -ProviderAddress $pa1 @front
New-NetVirtualizationLookupRecord -CimSession $host1 -VMName 'blue2' -CustomerAddress '10.0.0.7' -MACAddress '060600000007' -ProviderAddress $pa2 @front
New-NetVirtualizationLookupRecord -CimSession $host1 -VMName 'blue4' -CustomerAddress '10.0.0.9' -MACAddress '060600000009' -ProviderAddress $pa1 @front

# Blue, back
New-NetVirtualizationLookupRecord -CimSession $host1 -VMName 'blue3' -CustomerAddress '10.0.1.5' -MACAddress '060600000105' -ProviderAddress $pa1 @back

# Red
New-NetVirtualizationLookupRecord -CimSession $host1 -VMName 'red1' -CustomerAddress '10.0.0.5' -MACAddress '080800000005' -ProviderAddress $pa1 @red
New-NetVirtualizationLookupRecord -CimSession $host1 -VMName 'red2' -CustomerAddress '10.0.0.7' -MACAddress '080800000007' -ProviderAddress $pa2 @red

# --- 3. Lookup records on the second host ----------------------------------------------------

# The same again: hosts do not share policy, and what one was not told it does not know.

# Blue, front
New-NetVirtualizationLookupRecord -CimSession $host2 -VMName 'blue1' -CustomerAddress '10.0.0.5' -MACAddress '060600000005' -ProviderAddress $pa1 @front
New-NetVirtualizationLookupRecord -CimSession $host2 -VMName 'blue2' -CustomerAddress '10.0.0.7' -MACAddress '060600000007' -ProviderAddress $pa2 @front
New-NetVirtualizationLookupRecord -CimSession $host2 -VMName 'blue4' -CustomerAddress '10.0.0.9' -MACAddress '060600000009' -ProviderAddress $pa1 @front

# Blue, back
New-NetVirtualizationLookupRecord -CimSession $host2 -VMName 'blue3' -CustomerAddress '10.0.1.5' -MACAddress '060600000105' -ProviderAddress $pa1 @back

# Red
New-NetVirtualizationLookupRecord -CimSession $host2 -VMName 'red1' -CustomerAddress '10.0.0.5' -MACAddress '080800000005' -ProviderAddress $pa1 @red
New-NetVirtualizationLookupRecord -CimSession $host2 -VMName 'red2' -CustomerAddress '10.0.0.7' -MACAddress '080800000007' -ProviderAddress $pa2 @red

# --- 4. Customer routes ----------------------------------------------------------------------

# One on-link route for each virtual subnet says to which routing domain the subnet belongs.
# 0.0.0.0 means that the destinations are on the subnet itself.
foreach ($computer in $host1, $host2) {
    New-NetVirtualizationCustomerRoute -CimSession $computer `
        -RoutingDomainID $blueDomain -VirtualSubnetID $blueFront `
        -DestinationPrefix '10.0.0.0/24' -NextHop '0.0.0.0' -Metric 255

    New-NetVirtualizationCustomerRoute -CimSession $computer `
        -RoutingDomainID $blueDomain -VirtualSubnetID $blueBack `
        -DestinationPrefix '10.0.1.0/24' -NextHop '0.0.0.0' -Metric 255

    New-NetVirtualizationCustomerRoute -CimSession $computer `
        -RoutingDomainID $redDomain -VirtualSubnetID $redFront `
        -DestinationPrefix '10.0.0.0/24' -NextHop '0.0.0.0' -Metric 255
}

# --- 5. Provider addresses -------------------------------------------------------------------

# Each host answers for its own. Both are in one subnet, so no provider route is needed.
foreach ($computer in $host1, $host2) {
    $adapter = Get-NetAdapter -Name 'Ethernet' -CimSession $computer
    New-NetVirtualizationProviderAddress -CimSession $computer `
        -InterfaceIndex $adapter.InterfaceIndex `
        -ProviderAddress $providers[$computer] -PrefixLength 24
}

# --- 6. The machines' ports ------------------------------------------------------------------

# A machine is known by its MAC address, and its port is put into its virtual subnet.
$ports = @(
    @{ Computer = $host1; Mac = '060600000005'; Subnet = $blueFront }
    @{ Computer = $host1; Mac = '060600000009'; Subnet = $blueFront }
    @{ Computer = $host1; Mac = '060600000105'; Subnet = $blueBack }
    @{ Computer = $host1; Mac = '080800000005'; Subnet = $redFront }
    @{ Computer = $host2; Mac = '060600000007'; Subnet = $blueFront }
    @{ Computer = $host2; Mac = '080800000007'; Subnet = $redFront }
)

foreach ($port in $ports) {
    Get-VMNetworkAdapter -VMName '*' -ComputerName $port.Computer |
        Where-Object { $_.MacAddress -eq $port.Mac } |
        Set-VMNetworkAdapter -VirtualSubnetId $port.Subnet
}
