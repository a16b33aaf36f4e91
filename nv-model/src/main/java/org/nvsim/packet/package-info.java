/**
 * Wire formats seen through bytes, checksums, addresses and the frame itself. Pure functions of
 * bytes: nothing here knows of time, nodes or policy.
 */
package org.nvsim.packet;
