/**
 * The checked scenario as immutable records: units converted, defaults filled in, every name
 * resolved. Whatever builds a run may trust it without looking back at the file; marks are kept
 * where building can still find a mistake of the author's.
 */
package org.nvsim.scenario.spec;
