/** Lookup records that change. */
package org.nvsim.scenario.timeline.record;
