/**
 * What every IPv4 machine does, be it a guest, a router or a host on the provider's network:
 * resolve neighbours by ARP, and answer with ICMP errors. One code for all, so that they behave
 * alike.
 */
package org.nvsim.ip;
