package org.nvsim.control.powershell.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nvsim.control.powershell.syntax.Expression;
import org.nvsim.control.powershell.syntax.Statement;

/** Gives a command's arguments to its parameters: by name, by position, or splatted. */
final class ArgumentBinder {
    private final Interpreter interpreter;

    ArgumentBinder(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** Values by parameter name in lower case; what has no place is an error. */
    Map<String, Object> bind(
            Signature signature, int at, List<Statement.Argument> arguments, Scope scope) {
        List<Object> extra = new ArrayList<>();
        Map<String, Object> bound = bind(signature, at, arguments, scope, extra);
        if (!extra.isEmpty()) {
            throw new ScriptFailure(
                    at,
                    signature.command()
                            + " has no place for '"
                            + Values.text(extra.get(0))
                            + "': name its parameter");
        }
        return bound;
    }

    /** Likewise, but what has no place goes to {@code extra}. */
    Map<String, Object> bind(
            Signature signature,
            int at,
            List<Statement.Argument> arguments,
            Scope scope,
            List<Object> extra) {
        Map<String, Object> bound = new LinkedHashMap<>();
        List<Statement.Positional> positions = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Statement.Argument argument = arguments.get(i);
            if (argument instanceof Statement.Positional) {
                positions.add((Statement.Positional) argument);
            } else if (argument instanceof Statement.Splat) {
                splat(signature, (Statement.Splat) argument, scope, bound);
            } else if (takesNext(signature, (Statement.Named) argument)) {
                i++;
                named(
                        signature,
                        (Statement.Named) argument,
                        next(arguments, i, argument, signature),
                        scope,
                        bound);
            } else {
                Statement.Named named = (Statement.Named) argument;
                named(signature, named, named.value().orElse(null), scope, bound);
            }
        }
        byPosition(signature, positions, scope, bound, extra);
        requireMandatory(signature, at, bound);
        return bound;
    }

    private static boolean takesNext(Signature signature, Statement.Named argument) {
        return argument.value().isEmpty() && !find(signature, argument).type().isSwitch();
    }

    private static Signature.Parameter find(Signature signature, Statement.Named argument) {
        return ExpressionEvaluator.located(argument.at(), () -> signature.named(argument.name()));
    }

    private static Expression next(
            List<Statement.Argument> arguments,
            int i,
            Statement.Argument argument,
            Signature signature) {
        if (i < arguments.size() && arguments.get(i) instanceof Statement.Positional) {
            return ((Statement.Positional) arguments.get(i)).value();
        }
        String name = find(signature, (Statement.Named) argument).name();
        throw new ScriptFailure(
                argument.at(), signature.command() + ": -" + name + " needs a value");
    }

    private void named(
            Signature signature,
            Statement.Named argument,
            Expression value,
            Scope scope,
            Map<String, Object> bound) {
        Signature.Parameter parameter = find(signature, argument);
        Object raw = value == null ? (Object) true : raw(value, parameter.type(), scope);
        put(signature, parameter, raw, value == null ? argument.at() : value.at(), bound);
    }

    private void splat(
            Signature signature, Statement.Splat splat, Scope scope, Map<String, Object> bound) {
        Object value = interpreter.evaluate(splat.variable(), scope);
        if (!(value instanceof Table)) {
            throw new ScriptFailure(
                    splat.at(),
                    "@"
                            + splat.variable().name()
                            + " needs a hashtable, not "
                            + Values.kind(value));
        }
        Table table = (Table) value;
        for (String name : table.names()) {
            Signature.Parameter parameter =
                    ExpressionEvaluator.located(splat.at(), () -> signature.named(name));
            put(signature, parameter, table.get(name), splat.at(), bound);
        }
    }

    private void byPosition(
            Signature signature,
            List<Statement.Positional> positions,
            Scope scope,
            Map<String, Object> bound,
            List<Object> extra) {
        int position = 0;
        for (Statement.Positional argument : positions) {
            Signature.Parameter parameter = signature.at(position++);
            while (parameter != null && bound.containsKey(key(parameter))) {
                parameter = signature.at(position++);
            }
            if (parameter == null) {
                extra.add(interpreter.evaluate(argument.value(), scope));
            } else {
                Object raw = raw(argument.value(), parameter.type(), scope);
                put(signature, parameter, raw, argument.at(), bound);
            }
        }
    }

    /** The value; a bare number stays as it was written where the parameter wants text. */
    private Object raw(Expression value, ValueType type, Scope scope) {
        if (type.wantsText() && value instanceof Expression.NumberWord) {
            return ((Expression.NumberWord) value).text();
        }
        if (type.wantsText() && value instanceof Expression.Listed) {
            List<Object> items = new ArrayList<>();
            ((Expression.Listed) value).items().forEach(item -> items.add(raw(item, type, scope)));
            return items;
        }
        return interpreter.evaluate(value, scope);
    }

    private static void put(
            Signature signature,
            Signature.Parameter parameter,
            Object raw,
            int at,
            Map<String, Object> bound) {
        String shown = signature.command() + ": -" + parameter.name();
        if (bound.containsKey(key(parameter))) {
            throw new ScriptFailure(at, shown + " is given twice");
        }
        if (parameter.mandatory() && raw == null) {
            throw new ScriptFailure(
                    at, shown + " is given nothing: is this variable ever assigned?");
        }
        try {
            bound.put(key(parameter), parameter.type().convert(raw));
        } catch (IllegalArgumentException e) {
            throw new ScriptFailure(at, shown + " " + e.getMessage());
        }
    }

    private static void requireMandatory(Signature signature, int at, Map<String, Object> bound) {
        List<String> missing = new ArrayList<>();
        for (Signature.Parameter parameter : signature.parameters()) {
            if (parameter.mandatory() && !bound.containsKey(key(parameter))) {
                missing.add("-" + parameter.name());
            }
        }
        if (!missing.isEmpty()) {
            throw new ScriptFailure(
                    at, signature.command() + " needs " + String.join(", ", missing));
        }
    }

    private static String key(Signature.Parameter parameter) {
        return parameter.name().toLowerCase(Locale.ROOT);
    }
}
