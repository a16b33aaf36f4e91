Enable-NetAdapterBinding -Name "Wired" -ComponentID ms_netwnv
