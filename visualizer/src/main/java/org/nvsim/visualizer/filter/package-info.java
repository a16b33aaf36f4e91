/**
 * The language of display filters: {@code tenant == blue && dropped}. Spelled as network engineers
 * know it from packet analysers.
 */
package org.nvsim.visualizer.filter;
