/**
 * Who writes policy into hosts, and when: a central manager whose agents on the hosts apply what it
 * sends, the life of hosts and agents, and VMs that move. Where scripts write policy instead, see
 * {@link org.nvsim.control.powershell}.
 *
 * <p>Manager and hosts are nodes of the simulation like any other: they know of each other only
 * what messages told them, later than it was true.
 */
package org.nvsim.control;
