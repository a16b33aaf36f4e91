/**
 * What every kind of feature has in common: a word that scenarios name it by, parameters, and a
 * registry that finds those that ship and those of plugins in the same way.
 */
package org.nvsim.feature;
