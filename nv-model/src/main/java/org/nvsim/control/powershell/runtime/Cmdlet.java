package org.nvsim.control.powershell.runtime;

import java.util.List;

/** A command that scripts can use. */
public interface Cmdlet {
    Signature signature();

    /** Does the work; a {@link ScriptFailure} it throws is subject to {@code -ErrorAction}. */
    void run(Invocation call);

    /** Other names of the command. */
    default List<String> aliases() {
        return List.of();
    }

    default String name() {
        return signature().command();
    }
}
