/**
 * The physical network as an immutable graph: nodes, ports, links, and the provider addresses they
 * carry. Nothing here knows of time or frames; building a network finds a user's mistakes and
 * returns them as {@link org.nvsim.topology.TopologyProblem}s.
 */
package org.nvsim.topology;
