package org.nvsim.control.powershell.runtime;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.nvsim.control.powershell.syntax.Expression;

/** Variables and functions that are visible at one point; names ignore case. */
final class Scope {
    private final Scope parent;
    private final Scope caller;
    private final String computer;
    private final Map<String, Object> variables = new TreeMap<>();
    private final Map<String, Expression.ScriptBlock> functions = new TreeMap<>();

    private Scope(Scope parent, Scope caller, String computer) {
        this.parent = parent;
        this.caller = caller;
        this.computer = computer;
    }

    /** The outermost scope of a script that runs on {@code computer}; empty for none. */
    static Scope script(String computer) {
        Scope scope = new Scope(null, null, computer);
        scope.variables.put("true", true);
        scope.variables.put("false", false);
        scope.variables.put("null", null);
        return scope;
    }

    /** The scope of a function or block called from here. */
    Scope inner() {
        return new Scope(this, caller, computer);
    }

    /** A scope on another computer: it sees nothing of this one but through {@code $using:}. */
    Scope on(String other) {
        Scope remote = script(other);
        Scope withCaller = new Scope(remote, this, other);
        return withCaller;
    }

    /** Name of the computer that commands act on; empty for none. */
    String computer() {
        return computer;
    }

    boolean has(String name) {
        return holder(key(name)) != null;
    }

    /** The value of a variable; null if nobody set it. */
    Object get(String name) {
        Scope holder = holder(key(name));
        return holder == null ? null : holder.variables.get(key(name));
    }

    Object get(Expression.Variable variable) {
        return place(variable).get(variable.name());
    }

    boolean has(Expression.Variable variable) {
        return place(variable).has(variable.name());
    }

    /** Sets a variable here, whatever outer scopes have. */
    void set(String name, Object value) {
        variables.put(key(name), value);
    }

    void set(Expression.Variable variable, Object value) {
        place(variable).set(variable.name(), value);
    }

    /** Undoes {@link #set(String, Object)}: gives the variable back the value it had here. */
    void restore(String name, boolean had, Object value) {
        if (had) {
            variables.put(key(name), value);
        } else {
            variables.remove(key(name));
        }
    }

    boolean hasHere(String name) {
        return variables.containsKey(key(name));
    }

    void define(String name, Expression.ScriptBlock body) {
        functions.put(key(name), body);
    }

    /** The function of that name; null if there is none. */
    Expression.ScriptBlock function(String name) {
        for (Scope scope = this; scope != null; scope = scope.parent) {
            Expression.ScriptBlock body = scope.functions.get(key(name));
            if (body != null) {
                return body;
            }
        }
        return null;
    }

    /** Whose variables {@code $using:} names; null outside a remote block. */
    Scope caller() {
        return caller;
    }

    private Scope place(Expression.Variable variable) {
        switch (variable.scope()) {
            case "script":
            case "global":
                return outermost();
            case "using":
                return caller == null ? this : caller;
            default:
                return this;
        }
    }

    private Scope outermost() {
        Scope scope = this;
        while (scope.parent != null) {
            scope = scope.parent;
        }
        return scope;
    }

    private Scope holder(String key) {
        for (Scope scope = this; scope != null; scope = scope.parent) {
            if (scope.variables.containsKey(key)) {
                return scope;
            }
        }
        return null;
    }

    private static String key(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return key.equals("psitem") ? "_" : key;
    }
}
