package org.nvsim.control.powershell.runtime;

import org.nvsim.control.powershell.syntax.ScriptProblem;

/** Hears what a script says, up to a bound. */
record BoundedSink(ScriptSink sink, Budget budget) implements ScriptSink {
    @Override
    public void wrote(String line) {
        budget.write(line.length());
        sink.wrote(line);
    }

    @Override
    public void passedOver(ScriptProblem problem) {
        budget.write(problem.toString().length());
        sink.passedOver(problem);
    }

    @Override
    public void slept(long milliseconds) {
        sink.slept(milliseconds);
    }
}
