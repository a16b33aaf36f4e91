package org.nvsim.scenario.value;

import java.util.Optional;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;

/** Where a policy script lies, and where it runs. */
public final class ScriptValues {
    /** The path of a script below the scenario's own folder. */
    public static final Type<String> PATH = Scalars.path("a script", "ps1", "policy.ps1");

    /** The host it runs on. */
    public static final Key<Optional<String>> ON =
            Key.derived(
                    "on",
                    Types.reference(Kinds.HOST),
                    "a machine that is no host",
                    "hv1",
                    "The host the script runs on: what its commands change when they name no other.");

    private ScriptValues() {}
}
