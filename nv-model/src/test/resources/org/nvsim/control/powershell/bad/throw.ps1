if ((Get-VM).Count -lt 9) {
    throw "only $((Get-VM).Count) machines here"
}
