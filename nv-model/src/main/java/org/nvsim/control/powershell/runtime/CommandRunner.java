package org.nvsim.control.powershell.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nvsim.control.powershell.syntax.Expression;
import org.nvsim.control.powershell.syntax.Statement;

/** Runs pipelines stage by stage: finds each command, binds its arguments, calls it. */
final class CommandRunner {
    private final Interpreter interpreter;
    private final ArgumentBinder binder;
    private final Map<String, Cmdlet> cmdlets = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();

    CommandRunner(Interpreter interpreter, List<? extends Cmdlet> known) {
        this.interpreter = interpreter;
        this.binder = new ArgumentBinder(interpreter);
        for (Cmdlet cmdlet : known) {
            names.add(cmdlet.name());
            cmdlets.put(cmdlet.name().toLowerCase(Locale.ROOT), cmdlet);
            cmdlet.aliases().forEach(alias -> cmdlets.put(alias.toLowerCase(Locale.ROOT), cmdlet));
        }
    }

    void pipeline(Statement.Pipeline pipeline, Scope scope, List<Object> output) {
        List<Object> items = null;
        for (Statement.Stage stage : pipeline.stages()) {
            List<Object> next = new ArrayList<>();
            if (stage instanceof Statement.Value) {
                Expression expression = ((Statement.Value) stage).expression();
                Interpreter.emit(interpreter.evaluate(expression, scope), next);
            } else {
                command((Statement.Command) stage, scope, items, next);
            }
            items = next;
            interpreter.chargeOutput(pipeline.at(), items.size(), output.size());
        }
        output.addAll(items);
    }

    private void command(
            Statement.Command command, Scope scope, List<Object> input, List<Object> output) {
        Object name = interpreter.evaluate(command.name(), scope);
        if (name instanceof BlockValue) {
            function("this block", ((BlockValue) name).body(), command, scope, input, output);
            return;
        }
        String word = Values.text(name);
        Expression.ScriptBlock function = scope.function(word);
        if (function != null) {
            function(word, function, command, scope, input, output);
            return;
        }
        Cmdlet cmdlet = cmdlets.get(word.toLowerCase(Locale.ROOT));
        if (cmdlet == null) {
            throw new ScriptFailure(
                    command.at(),
                    "the command '"
                            + word
                            + "' is not known to nvsim"
                            + Nearest.hint(word, names, ""));
        }
        cmdlet(cmdlet, command, scope, input, output);
    }

    private void cmdlet(
            Cmdlet cmdlet,
            Statement.Command command,
            Scope scope,
            List<Object> input,
            List<Object> output) {
        Map<String, Object> arguments =
                binder.bind(cmdlet.signature(), command.at(), command.arguments(), scope);
        Invocation call =
                new Invocation(interpreter, scope, cmdlet, command.at(), arguments, input, output);
        try {
            cmdlet.run(call);
        } catch (LimitReached limit) {
            throw limit;
        } catch (ScriptFailure failure) {
            passOver(failure, call, scope);
        }
    }

    /** What {@code -ErrorAction} says, else {@code $ErrorActionPreference}, else Stop. */
    private void passOver(ScriptFailure failure, Invocation call, Scope scope) {
        String action =
                call.has("ErrorAction")
                        ? call.text("ErrorAction")
                        : Values.text(scope.get("ErrorActionPreference"));
        switch (action.toLowerCase(Locale.ROOT)) {
            case "silentlycontinue":
            case "ignore":
                return;
            case "continue":
                interpreter
                        .sink()
                        .passedOver(
                                interpreter.source().problem(failure.at(), failure.getMessage()));
                return;
            default:
                throw failure;
        }
    }

    private void function(
            String name,
            Expression.ScriptBlock body,
            Statement.Command command,
            Scope scope,
            List<Object> input,
            List<Object> output) {
        Scope inner = scope.inner();
        inner.set("input", input == null ? new ArrayList<>() : input);
        List<Object> extra = new ArrayList<>();
        Signature signature = signature(name, body);
        Map<String, Object> bound =
                binder.bind(signature, command.at(), command.arguments(), scope, extra);
        if (!extra.isEmpty() && !body.parameters().isEmpty()) {
            throw new ScriptFailure(
                    command.at(), name + " has no place for '" + Values.text(extra.get(0)) + "'");
        }
        inner.set("args", extra);
        for (Expression.Parameter parameter : body.parameters()) {
            String key = parameter.name().toLowerCase(Locale.ROOT);
            Object value = bound.containsKey(key) ? bound.get(key) : otherwise(parameter, inner);
            inner.set(parameter.name(), value);
        }
        interpreter.body(body, inner, command.at(), output);
    }

    private Object otherwise(Expression.Parameter parameter, Scope scope) {
        Object value =
                parameter.otherwise().map(each -> interpreter.evaluate(each, scope)).orElse(null);
        if (parameter.type().isEmpty()) {
            return value;
        }
        String type = parameter.type().get();
        // An absent value stays nothing, but for the types that cannot be nothing.
        boolean plain =
                parameter.otherwise().isPresent()
                        || List.of("switch", "bool", "int", "string").contains(type);
        return plain
                ? ExpressionEvaluator.located(parameter.at(), () -> Conversions.cast(type, value))
                : null;
    }

    /** Binds arguments by position alone: {@code -ArgumentList}, or none. */
    void bindPositions(Expression.ScriptBlock block, List<Object> arguments, Scope scope, int at) {
        List<Object> rest = new ArrayList<>(arguments);
        for (Expression.Parameter parameter : block.parameters()) {
            Object value;
            if (rest.isEmpty()) {
                if (parameter.mandatory()) {
                    throw new ScriptFailure(at, "the block needs a value for $" + parameter.name());
                }
                value = otherwise(parameter, scope);
            } else {
                Object given = rest.remove(0);
                value =
                        ExpressionEvaluator.located(
                                at,
                                () -> Conversions.cast(parameter.type().orElse("object"), given));
            }
            scope.set(parameter.name(), value);
        }
        scope.set("args", rest);
    }

    private static Signature signature(String name, Expression.ScriptBlock body) {
        Signature signature = Signature.of(name);
        for (Expression.Parameter parameter : body.parameters()) {
            String type = parameter.type().orElse("object");
            if (type.equals("switch")) {
                signature.optional(parameter.name(), ValueType.SWITCH);
            } else {
                signature.positional(parameter.name(), declared(type), parameter.mandatory());
            }
        }
        return signature;
    }

    private static ValueType declared(String type) {
        return new ValueType() {
            @Override
            public Object convert(Object value) {
                return Conversions.cast(type, value);
            }

            @Override
            public boolean wantsText() {
                return type.startsWith("string");
            }
        };
    }
}
