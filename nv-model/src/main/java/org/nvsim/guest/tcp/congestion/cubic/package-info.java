/** CUBIC, RFC 9438. */
package org.nvsim.guest.tcp.congestion.cubic;
