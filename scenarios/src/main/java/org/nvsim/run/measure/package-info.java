/**
 * Counts what a run did, judges its expectations, and says what the physical network must change.
 */
package org.nvsim.run.measure;
