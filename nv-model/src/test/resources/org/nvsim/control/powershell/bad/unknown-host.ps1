New-CimSession -ComputerName hv3
