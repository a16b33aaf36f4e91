package org.nvsim.control.powershell.runtime;

import org.nvsim.control.powershell.syntax.ScriptProblem;

/** Who hears what a script says and does besides what its commands change. */
public interface ScriptSink {
    /** One line of output. */
    void wrote(String line);

    /** An error that the script told us to pass over, and go on. */
    void passedOver(ScriptProblem problem);

    /** The script waits: whatever it does from now on is this much later. */
    void slept(long milliseconds);
}
