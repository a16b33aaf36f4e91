package org.nvsim.control.powershell;

import java.util.List;
import java.util.function.Consumer;
import org.nvsim.control.powershell.runtime.Cmdlet;
import org.nvsim.control.powershell.runtime.Invocation;
import org.nvsim.control.powershell.runtime.Signature;

/** A command made of its parameters and what it does. */
record SimpleCmdlet(Signature signature, Consumer<Invocation> work, List<String> aliases)
        implements Cmdlet {
    static SimpleCmdlet of(Signature signature, Consumer<Invocation> work, String... aliases) {
        return new SimpleCmdlet(signature.common(), work, List.of(aliases));
    }

    @Override
    public void run(Invocation call) {
        work.accept(call);
    }
}
