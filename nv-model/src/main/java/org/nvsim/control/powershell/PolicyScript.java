package org.nvsim.control.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nvsim.control.powershell.runtime.Cmdlet;
import org.nvsim.control.powershell.runtime.Interpreter;
import org.nvsim.control.powershell.runtime.ScriptSink;
import org.nvsim.control.powershell.syntax.Expression;
import org.nvsim.control.powershell.syntax.ScriptException;
import org.nvsim.control.powershell.syntax.ScriptParser;
import org.nvsim.control.powershell.syntax.ScriptProblem;
import org.nvsim.control.powershell.syntax.ScriptSource;

/** A policy script that has been read and can be run, any number of times. */
public final class PolicyScript {
    private final ScriptSource source;
    private final Expression.ScriptBlock body;

    private PolicyScript(ScriptSource source, Expression.ScriptBlock body) {
        this.source = source;
        this.body = body;
    }

    /**
     * Reads a script.
     *
     * @param name as the user gave it; problems and origins of policy show it
     * @throws ScriptException with everything in it that cannot be read
     */
    public static PolicyScript parse(String name, String text) throws ScriptException {
        ScriptSource source = new ScriptSource(name, text);
        return new PolicyScript(source, ScriptParser.parse(source));
    }

    /**
     * Runs the script: changes to hosts are made as it goes, and stay if an error stops it.
     *
     * @param local the host it runs on; empty for a console that is no host, where every command
     *     must say where it acts
     */
    public ScriptOutcome run(NetworkVirtualizationHosts hosts, String local, ScriptSink sink) {
        Targets targets = new Targets(hosts);
        ScriptLog log = new ScriptLog();
        List<Cmdlet> cmdlets = new ArrayList<>(LanguageCmdlets.all());
        cmdlets.addAll(new SessionCmdlets(targets).all());
        cmdlets.addAll(new VirtualizationCmdlets(targets, log).all());
        cmdlets.addAll(new VmCmdlets(targets, log).all());
        cmdlets.addAll(new AdapterCmdlets(targets, log).all());
        Interpreter interpreter = new Interpreter(source, cmdlets, sink);
        Optional<ScriptProblem> problem = interpreter.run(body, local);
        return new ScriptOutcome(log.changes(), problem);
    }
}
