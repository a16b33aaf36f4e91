Set-VMNetworkAdapter -VMName Blue1 -VirtualSubnetId 16777216
