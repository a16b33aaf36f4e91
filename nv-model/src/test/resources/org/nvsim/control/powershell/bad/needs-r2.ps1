Select-NetVirtualizationNextHop -DestinationCustomerAddress 10.0.0.7 -SourceVirtualSubnetID 5001
