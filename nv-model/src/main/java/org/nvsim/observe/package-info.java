/**
 * What happened to frames, where, and what decided it. Nodes report here; results, captures,
 * explanations and the desktop app listen. Nothing that listens can change a run.
 */
package org.nvsim.observe;
