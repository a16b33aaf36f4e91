Set-VMNetworkAdapter -VMName Green1 -VirtualSubnetId 5001
