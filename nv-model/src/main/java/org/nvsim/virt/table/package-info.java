/** The one hash table of the data path: keyed by a number, allocating nothing on lookup. */
package org.nvsim.virt.table;
