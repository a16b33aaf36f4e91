<#
    Two customers with the same addresses on two hosts.

    Blue and Red each have two virtual machines, 10.0.0.5 and 10.0.0.7. Blue is virtual
    subnet 5001, Red is 6001. Run it on a management station that reaches both hosts.

        hv1 (192.168.4.11)        hv2 (192.168.4.22)
          Blue1 10.0.0.5            Blue2 10.0.0.7
          Red1  10.0.0.5            Red2  10.0.0.7
#>
param(
    [string]$FirstHost  = "hv1",
    [string]$SecondHost = "hv2"
)

Set-StrictMode -Version Latest
$ErrorActionPreference = "Stop"
Import-Module NetWNV

# ---------------------------------------------------------------- settings

$ProviderPrefix = 24
$NicName        = "Ethernet"
$Rule           = "TranslationMethodEncap"

$ProviderAddress = @{
    $FirstHost  = "192.168.4.11"
    $SecondHost = "192.168.4.22"
}

$BlueVsid = 5001
$RedVsid  = 6001
$BlueRdid = "{11111111-2222-3333-4444-000000005001}"
$RedRdid  = "{11111111-2222-3333-4444-000000006001}"

# Which virtual machine sits in which virtual subnet; its port is found by MAC address.
$Ports = @(
    @{ Host = $FirstHost;  VM = "Blue1"; Mac = "060600000005"; Vsid = $BlueVsid }
    @{ Host = $FirstHost;  VM = "Red1";  Mac = "080800000005"; Vsid = $RedVsid }
    @{ Host = $SecondHost; VM = "Blue2"; Mac = "060600000007"; Vsid = $BlueVsid }
    @{ Host = $SecondHost; VM = "Red2";  Mac = "080800000007"; Vsid = $RedVsid }
)

# ---------------------------------------------------------------- helpers

function Write-Step([int]$Number, [string]$Text) {
    Write-Host ("{0}. {1}" -f $Number, $Text) -ForegroundColor Green
}

function Add-OnLinkRoute {
    param(
        [Parameter(Mandatory = $true)] $Session,
        [string]$Rdid,
        [int]$Vsid,
        [string]$Prefix = "10.0.0.0/24"
    )
    $route = @{
        CimSession        = $Session
        RoutingDomainID   = $Rdid
        VirtualSubnetID   = $Vsid
        DestinationPrefix = $Prefix
        NextHop           = "0.0.0.0"
        Metric            = 255
    }
    New-NetVirtualizationCustomerRoute @route | Out-Null
}

$s1 = New-CimSession -ComputerName $FirstHost
$s2 = New-CimSession -ComputerName $SecondHost
$Sessions = $s1, $s2

# ---------------------------------------------------------------- 1. the filter driver

Write-Step 1 "bind the filter driver and start from nothing"
foreach ($session in $Sessions) {
    Enable-NetAdapterBinding -CimSession $session -Name $NicName -ComponentID ms_netwnv
    Remove-NetVirtualizationLookupRecord   -CimSession $session
    Remove-NetVirtualizationCustomerRoute  -CimSession $session
    Remove-NetVirtualizationProviderRoute  -CimSession $session
    Remove-NetVirtualizationProviderAddress -CimSession $session
}

# ---------------------------------------------------------------- 2. lookup records

Write-Step 2 "tell every host where every virtual machine is"
$PA1 = $ProviderAddress[$FirstHost]
$PA2 = $ProviderAddress[$SecondHost]

# What the first host knows.
$first = @{ CimSession = $s1; Rule = $Rule }
New-NetVirtualizationLookupRecord @first -CustomerAddress 10.0.0.5 -VirtualSubnetID $BlueVsid -MACAddress 060600000005 -ProviderAddress $PA1 -VMName "Blue1" -CustomerID $BlueRdid | Out-Null
New-NetVirtualizationLookupRecord @first -CustomerAddress 10.0.0.7 -VirtualSubnetID $BlueVsid -MACAddress 060600000007 -ProviderAddress $PA2 -VMName "Blue2" -CustomerID $BlueRdid | Out-Null
New-NetVirtualizationLookupRecord @first -CustomerAddress 10.0.0.5 -VirtualSubnetID $RedVsid -MACAddress 08-08-00-00-00-05 -ProviderAddress $PA1 -VMName "Red1" -CustomerID $RedRdid | Out-Null
New-NetVirtualizationLookupRecord @first -CustomerAddress 10.0.0.7 -VirtualSubnetID $RedVsid -MACAddress 08-08-00-00-00-07 -ProviderAddress $PA2 -VMName "Red2" -CustomerID $RedRdid | Out-Null

# What the second host knows: the same, but it must be told too.
$second = @{ CimSession = $s2; Rule = $Rule }
New-NetVirtualizationLookupRecord @second -CustomerAddress 10.0.0.5 -VirtualSubnetID $BlueVsid -MACAddress 060600000005 -ProviderAddress $PA1 -VMName "Blue1" -CustomerID $BlueRdid | Out-Null
New-NetVirtualizationLookupRecord @second -CustomerAddress 10.0.0.7 -VirtualSubnetID $BlueVsid -MACAddress 060600000007 -ProviderAddress $PA2 -VMName "Blue2" -CustomerID $BlueRdid | Out-Null
New-NetVirtualizationLookupRecord @second -CustomerAddress 10.0.0.5 -VirtualSubnetID $RedVsid -MACAddress 08-08-00-00-00-05 -ProviderAddress $PA1 -VMName "Red1" -CustomerID $RedRdid | Out-Null
New-NetVirtualizationLookupRecord @second -CustomerAddress 10.0.0.7 -VirtualSubnetID $RedVsid -MACAddress 08-08-00-00-00-07 -ProviderAddress $PA2 -VMName "Red2" -CustomerID $RedRdid | Out-Null

# ---------------------------------------------------------------- 3. customer routes

Write-Step 3 "declare each virtual subnet and the network it belongs to"
foreach ($session in $Sessions) {
    Add-OnLinkRoute -Session $session -Rdid $BlueRdid -Vsid $BlueVsid
    Add-OnLinkRoute -Session $session -Rdid $RedRdid -Vsid $RedVsid
}

# ---------------------------------------------------------------- 4. provider addresses

Write-Step 4 "give each host its provider address"
foreach ($session in $Sessions) {
    $nic = Get-NetAdapter -CimSession $session -Name $NicName
    New-NetVirtualizationProviderAddress -CimSession $session `
        -ProviderAddress $ProviderAddress[$session.ComputerName] `
        -InterfaceIndex $nic.InterfaceIndex `
        -PrefixLength $ProviderPrefix | Out-Null
}

# ---------------------------------------------------------------- 5. the ports

Write-Step 5 "put each virtual machine's port into its virtual subnet"
foreach ($port in $Ports) {
    Get-VMNetworkAdapter -ComputerName $port.Host -VMName $port.VM |
        Where-Object { $_.MacAddress -eq $port.Mac } |
        Set-VMNetworkAdapter -VirtualSubnetId $port.Vsid
}

# ---------------------------------------------------------------- 6. a look at the result

Write-Step 6 "check"
foreach ($session in $Sessions) {
    $records = @(Get-NetVirtualizationLookupRecord -CimSession $session)
    $lost = Get-VMNetworkAdapter -CimSession $session -VMName * | Where-Object VirtualSubnetId -eq 0
    if ($records.Count -ne $Ports.Count -or $lost) {
        Write-Warning "$($session.ComputerName) is not complete"
    }
    else {
        Write-Host "$($session.ComputerName): $($records.Count) records"
    }
}
