$name = "host-$env:COMPUTERNAME"
