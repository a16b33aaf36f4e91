/**
 * The one reader of packets for people: what headers a frame has, their fields, the line that says
 * what it is. Each protocol is a feature in a package of its own. Whatever forwards, encapsulates
 * or judges frames in a run reads the bytes by the codecs of {@code org.nvsim.packet} instead,
 * without making objects.
 */
package org.nvsim.packet.protocol;
