/** Splits a network into parts that can run in parallel with little to say to each other. */
package org.nvsim.topology.partition;
