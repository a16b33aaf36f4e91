# Sets `flags` to what the launcher gives the Java virtual machine for a run. Read by other scripts.
eval "$(awk '/^flags="/ { on = 1 } on { print } on && /"$/ { exit }' nvsim)"
