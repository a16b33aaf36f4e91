New-NetVirtualizationCustomerRoute -RoutingDomainID "{1111-2222}" -VirtualSubnetID 5001 -DestinationPrefix 10.0.0.0/24 -NextHop 0.0.0.0
