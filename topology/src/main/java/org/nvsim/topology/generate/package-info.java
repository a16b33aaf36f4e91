/**
 * Networks made from a few numbers: names, kinds, tiers, links and an address plan. Generated
 * networks route: the switch at the head of each rack is its gateway, all above it are routers.
 */
package org.nvsim.topology.generate;
