package org.nvsim.control.powershell.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import org.nvsim.control.powershell.syntax.Expression;

/** Gives expressions their values. */
final class ExpressionEvaluator {
    private final Interpreter interpreter;
    private final Budget budget;

    ExpressionEvaluator(Interpreter interpreter, Budget budget) {
        this.interpreter = interpreter;
        this.budget = budget;
    }

    Object evaluate(Expression expression, Scope scope) {
        budget.spend(expression.at(), 1);
        budget.enter(expression.at());
        try {
            return value(expression, scope);
        } finally {
            budget.leave();
        }
    }

    private Object value(Expression expression, Scope scope) {
        if (expression instanceof Expression.Literal) {
            return ((Expression.Literal) expression).value();
        }
        if (expression instanceof Expression.NumberWord) {
            return ((Expression.NumberWord) expression).number();
        }
        if (expression instanceof Expression.Variable) {
            return variable((Expression.Variable) expression, scope);
        }
        if (expression instanceof Expression.Interpolated) {
            return interpolated((Expression.Interpolated) expression, scope);
        }
        if (expression instanceof Expression.Listed) {
            return all(((Expression.Listed) expression).items(), scope);
        }
        if (expression instanceof Expression.Block) {
            return new BlockValue(expression.at(), ((Expression.Block) expression).body());
        }
        return compound(expression, scope);
    }

    private Object compound(Expression expression, Scope scope) {
        if (expression instanceof Expression.Group) {
            return interpreter.value(((Expression.Group) expression).body(), scope);
        }
        if (expression instanceof Expression.ArrayOf) {
            Expression.ArrayOf array = (Expression.ArrayOf) expression;
            return interpreter.output(array.body(), scope, array.at());
        }
        if (expression instanceof Expression.SubExpression) {
            Expression.SubExpression sub = (Expression.SubExpression) expression;
            return Values.collected(interpreter.output(sub.body(), scope, sub.at()));
        }
        if (expression instanceof Expression.Hash) {
            return hash((Expression.Hash) expression, scope);
        }
        if (expression instanceof Expression.Unary) {
            return unary((Expression.Unary) expression, scope);
        }
        if (expression instanceof Expression.Binary) {
            return binary((Expression.Binary) expression, scope);
        }
        return access(expression, scope);
    }

    private Object access(Expression expression, Scope scope) {
        int at = expression.at();
        if (expression instanceof Expression.Cast) {
            Expression.Cast cast = (Expression.Cast) expression;
            Object value = evaluate(cast.operand(), scope);
            return located(at, () -> Conversions.cast(cast.type(), value));
        }
        if (expression instanceof Expression.Member) {
            Expression.Member member = (Expression.Member) expression;
            Object target = evaluate(member.target(), scope);
            String name = Values.text(evaluate(member.name(), scope));
            return located(at, () -> Members.property(target, name));
        }
        if (expression instanceof Expression.Index) {
            Expression.Index index = (Expression.Index) expression;
            Object target = evaluate(index.target(), scope);
            Object key = evaluate(index.index(), scope);
            return located(at, () -> Members.element(target, key));
        }
        if (expression instanceof Expression.Call) {
            Expression.Call call = (Expression.Call) expression;
            Object target = evaluate(call.target(), scope);
            List<Object> arguments = all(call.arguments(), scope);
            charge(at, target);
            Object result = located(at, () -> Methods.call(target, call.name(), arguments));
            charge(at, result);
            return result;
        }
        throw new AssertionError("unhandled " + expression);
    }

    /** Puts a place to what pure helpers complain about. */
    static <T> T located(int at, Supplier<T> work) {
        try {
            return work.get();
        } catch (ValueBound e) {
            throw new LimitReached(at, e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new ScriptFailure(at, e.getMessage());
        } catch (StackOverflowError e) { // regular expressions recurse as they please
            throw new LimitReached(at, "this is nested too deeply");
        }
    }

    private Object variable(Expression.Variable variable, Scope scope) {
        if (variable.scope().equals("using") && scope.caller() == null) {
            throw new ScriptFailure(
                    variable.at(), "$using: is for blocks that run on another computer");
        }
        if (interpreter.strict() && !scope.has(variable)) {
            throw new ScriptFailure(
                    variable.at(), "nothing was ever assigned to $" + variable.name());
        }
        return scope.get(variable);
    }

    private Object interpolated(Expression.Interpolated string, Scope scope) {
        StringBuilder text = new StringBuilder();
        for (Expression piece : string.pieces()) {
            text.append(Values.text(evaluate(piece, scope)));
            budget.spendCharacters(string.at(), text.length());
        }
        return text.toString();
    }

    private List<Object> all(List<Expression> expressions, Scope scope) {
        List<Object> values = new ArrayList<>();
        for (Expression expression : expressions) {
            values.add(evaluate(expression, scope));
        }
        return values;
    }

    private Table hash(Expression.Hash hash, Scope scope) {
        Table table = new Table();
        for (Expression.Entry entry : hash.entries()) {
            String name = Values.text(evaluate(entry.key(), scope));
            if (table.has(name)) {
                throw new ScriptFailure(
                        entry.key().at(), "'" + name + "' is in this hashtable twice");
            }
            table.put(name, interpreter.value(entry.value(), scope));
        }
        return table;
    }

    private Object unary(Expression.Unary unary, Scope scope) {
        Object value = evaluate(unary.operand(), scope);
        charge(unary.at(), value);
        return located(
                unary.at(),
                () -> {
                    switch (unary.operator()) {
                        case "-not":
                            return !Values.truth(value);
                        case "-join":
                            return Texts.join(value, "");
                        case "-split":
                            return Texts.words(value);
                        case "-":
                            return Arithmetic.apply("-", 0L, value);
                        default:
                            return Values.number(value);
                    }
                });
    }

    private Object binary(Expression.Binary binary, Scope scope) {
        Object left = evaluate(binary.left(), scope);
        switch (binary.operator()) {
            case "-and":
                return Values.truth(left) && Values.truth(evaluate(binary.right(), scope));
            case "-or":
                return Values.truth(left) || Values.truth(evaluate(binary.right(), scope));
            default:
                break;
        }
        Object right = evaluate(binary.right(), scope);
        charge(binary.at(), left);
        charge(binary.at(), right);
        Object result = located(binary.at(), () -> operate(binary.operator(), left, right, scope));
        charge(binary.at(), result);
        return result;
    }

    /** The operators that have both values already. */
    Object operate(String operator, Object left, Object right, Scope scope) {
        switch (operator) {
            case "+":
            case "-":
            case "*":
            case "/":
            case "%":
            case "..":
                return Arithmetic.apply(operator, left, right);
            case "-xor":
                return Values.truth(left) != Values.truth(right);
            case "-f":
                return Texts.format(Values.text(left), right);
            case "-join":
                return Texts.join(left, Values.text(right));
            case "-split":
            case "-csplit":
                return Texts.split(left, right);
            case "-replace":
            case "-creplace":
                return Texts.replace(left, right, operator.startsWith("-c"));
            case "-match":
            case "-cmatch":
                return match(left, right, operator.startsWith("-c"), scope);
            case "-notmatch":
            case "-cnotmatch":
                return !Values.truth(match(left, right, operator.startsWith("-c"), scope));
            default:
                return Comparisons.compare(operator, left, right);
        }
    }

    private static Object match(Object left, Object right, boolean exact, Scope scope) {
        if (left instanceof List) {
            List<Object> kept = new ArrayList<>();
            for (Object item : (List<?>) left) {
                if (Patterns.matcher(Values.text(right), Values.text(item), exact).find()) {
                    kept.add(item);
                }
            }
            return kept;
        }
        Matcher matcher = Patterns.matcher(Values.text(right), Values.text(left), exact);
        if (!matcher.find()) {
            return false;
        }
        Table groups = new Table();
        for (int i = 0; i <= matcher.groupCount(); i++) {
            groups.put(String.valueOf(i), matcher.group(i));
        }
        scope.set("Matches", groups);
        return true;
    }

    /** Charges for what an operator copied. */
    void charge(int at, Object result) {
        if (result instanceof String) {
            budget.spendCharacters(at, ((String) result).length());
        } else if (result instanceof List) {
            budget.spendElements(at, ((List<?>) result).size());
        }
    }
}
