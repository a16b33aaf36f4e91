/**
 * Captures of a run as files that Wireshark opens: pcapng (draft-ietf-opsawg-pcapng), written by
 * hand so that equal runs give equal bytes.
 */
package org.nvsim.report.pcapng;
