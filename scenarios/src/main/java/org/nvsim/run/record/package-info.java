/**
 * What happened in a run, kept so compactly that any moment of it can be shown at once: an index of
 * everything that happened to every frame. Bytes and decisions are kept for the first part only;
 * those of later packets are had again by running once more, which gives exactly the same.
 */
package org.nvsim.run.record;
