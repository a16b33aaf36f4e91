/** Chance, from streams named by seed, node and purpose. */
package org.nvsim.engine.random;
