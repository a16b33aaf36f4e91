/**
 * Who can reach whom: every machine asks every other by a packet in the simulation, and what came
 * back is held against what policy says.
 */
package org.nvsim.run.isolation;
