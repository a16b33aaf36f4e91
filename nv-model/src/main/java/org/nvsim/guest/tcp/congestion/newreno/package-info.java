/** NewReno, RFC 5681 and 6582. */
package org.nvsim.guest.tcp.congestion.newreno;
