package org.nvsim.control.powershell;

import java.util.function.Function;
import org.nvsim.control.powershell.runtime.ValueType;

/**
 * One property of a policy table's rows.
 *
 * @param name of the property and of the parameter
 * @param type what the parameter takes
 * @param use what the commands do with it
 * @param value the property of a row, in the form the type gives
 */
record Column<T>(String name, ValueType type, Use use, Function<T, Object> value) {
    /** What commands do with a column. */
    enum Use {
        /** New needs it, Set finds by it. */
        KEY,
        /** New needs it, Set changes it. */
        NEEDED,
        /** New may have it, Set changes it. */
        CHANGEABLE,
        /** New may have it, and it stays. */
        FIXED,
        /** Only Get shows it; Get, Set and Remove find by it. */
        SHOWN
    }
}
