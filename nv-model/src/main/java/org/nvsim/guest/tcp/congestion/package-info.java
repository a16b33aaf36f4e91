/**
 * TCP's congestion controls: what they have in common, and one package for each. A new one is an
 * implementation of {@link org.nvsim.guest.tcp.congestion.CongestionAlgorithm} named among the
 * services; nothing else has to know of it.
 */
package org.nvsim.guest.tcp.congestion;
