/**
 * What a host knows of virtual networks: lookup records, customer routes, provider addresses and
 * routes, kept in tables that a packet can be looked up in without allocating. The words and the
 * checks are those of the NetWNV cmdlets of Windows Server.
 */
package org.nvsim.virt.policy;
