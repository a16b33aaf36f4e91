Get-VM && Get-NetAdapter
