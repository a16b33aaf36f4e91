/**
 * TCP of a guest (RFC 9293 and its companions): connections, loss recovery, congestion control. The
 * streams it carries have lengths and no content: every payload byte is a zero that is counted, not
 * stored. Sequence numbers are longs whose low 32 bits travel, so that they never wrap inside.
 */
package org.nvsim.guest.tcp;
