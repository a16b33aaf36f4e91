/**
 * A firewall between hosts: ordered rules on outer headers, with memory of sessions if wanted. It
 * shows what becomes of GRE, an IP protocol of its own, in front of rules that were written for
 * TCP, UDP and ICMP.
 */
package org.nvsim.fabric.firewall;
