/**
 * From a checked scenario to results: builds the simulation, runs it, measures it, compares
 * variants.
 */
package org.nvsim.run;
