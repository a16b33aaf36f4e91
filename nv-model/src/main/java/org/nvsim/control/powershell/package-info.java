/**
 * Reads and runs the PowerShell scripts with which Windows administrators wrote the policy of
 * Hyper-V Network Virtualization on Windows Server 2012, and writes such scripts. The commands are
 * those of the NetWNV module and its neighbours, with the parameters that Microsoft's reference
 * (windows-powershell-docs, NetWNV, Hyper-V, NetAdapter) gives.
 *
 * <p>What a script changes goes through {@link org.nvsim.control.powershell.HostAdministration}, so
 * that one script can act on live hosts, on a plan of changes, or on a test's tables.
 */
package org.nvsim.control.powershell;
