Enable-NetAdapterBinding -Name Ethernet -ComponentID ms_tcpip6
