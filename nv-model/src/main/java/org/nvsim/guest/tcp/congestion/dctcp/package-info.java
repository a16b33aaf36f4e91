/** Data Center TCP, RFC 8257. */
package org.nvsim.guest.tcp.congestion.dctcp;
