package org.nvsim.control.powershell.runtime;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One call of a command: what it was given, and where its output goes. */
public final class Invocation {
    private final Interpreter interpreter;
    private final Scope scope;
    private final Cmdlet cmdlet;
    private final int at;
    private final Map<String, Object> arguments;
    private final List<Object> input;
    private final List<Object> output;

    Invocation(
            Interpreter interpreter,
            Scope scope,
            Cmdlet cmdlet,
            int at,
            Map<String, Object> arguments,
            List<Object> input,
            List<Object> output) {
        this.interpreter = interpreter;
        this.scope = scope;
        this.cmdlet = cmdlet;
        this.at = at;
        this.arguments = arguments;
        this.input = input;
        this.output = output;
    }

    public boolean has(String parameter) {
        return arguments.containsKey(parameter.toLowerCase(Locale.ROOT));
    }

    /** The converted value of a parameter; null if it was not given. */
    public Object get(String parameter) {
        return arguments.get(parameter.toLowerCase(Locale.ROOT));
    }

    /** The text of a parameter; empty if it was not given. */
    public String text(String parameter) {
        return Values.text(get(parameter));
    }

    /** Whether a switch or truth value was given and is true. */
    public boolean on(String parameter) {
        return Values.truth(get(parameter));
    }

    /** What the pipeline brings; null where the command does not stand behind a pipe. */
    public List<Object> input() {
        return input;
    }

    /** Puts a value out; an array as its elements. */
    public void write(Object value) {
        Interpreter.emit(value, output);
    }

    public ScriptSink sink() {
        return interpreter.sink();
    }

    /** The computer that the command acts on where no parameter says otherwise; may be empty. */
    public String computer() {
        return scope.computer();
    }

    /** {@code file:line} of the call. */
    public String place() {
        return interpreter.source().place(at);
    }

    /** Line of the call, from 1. */
    public int line() {
        return interpreter.source().line(at);
    }

    public ScriptFailure failure(String message) {
        return new ScriptFailure(at, cmdlet.name() + ": " + message);
    }

    /** Runs a block in the caller's own scope with {@code $_} set. */
    public List<Object> each(BlockValue block, Object item) {
        return interpreter.each(block, item, scope, at);
    }

    /** Runs a block on another computer, where it sees nothing of the caller's variables. */
    public List<Object> remotely(String computer, BlockValue block, List<Object> blockArguments) {
        return interpreter.call(block.body(), blockArguments, scope.on(computer), at);
    }

    /** Makes reading a variable that nobody set an error, or stops doing so. */
    public void setStrict(boolean strict) {
        interpreter.setStrict(strict);
    }

    /** The property of an object, a hashtable or, of an array, of each element. */
    public Object property(Object target, String name) {
        try {
            return Members.property(target, name);
        } catch (IllegalArgumentException e) {
            throw failure(e.getMessage());
        }
    }

    int at() {
        return at;
    }
}
