/**
 * What can happen while traffic runs: what all kinds of it have in common, and one package for
 * each. A new kind is an implementation of {@link org.nvsim.scenario.timeline.TimelineKind} named
 * among the services; nothing else has to know of it.
 */
package org.nvsim.scenario.timeline;
