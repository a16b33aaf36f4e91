/**
 * Networks from files of other tools: GraphML and GML as the Internet Topology Zoo has them (Knight
 * et al., "The Internet Topology Zoo", IEEE JSAC 29(9), 2011), and DOT of Graphviz. A file is
 * untrusted: what is wrong with it comes back as {@link
 * org.nvsim.topology.importer.ImportProblem}s, and nothing in it is ever fetched or run.
 */
package org.nvsim.topology.importer;
