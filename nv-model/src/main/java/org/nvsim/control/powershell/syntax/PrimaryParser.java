package org.nvsim.control.powershell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads single values: variables, literals, brackets, and what hangs behind them. */
final class PrimaryParser {
    /** Where a bare word of a command's arguments ends. */
    private static final String WORD_END = " \t\r\n|;(){},\"'&<>`\u00a0";

    private final Cursor cursor;
    private final ExpressionParser expressions;
    private final StatementParser statements;
    private final StringReader strings;

    PrimaryParser(Cursor cursor, ExpressionParser expressions, StatementParser statements) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.statements = statements;
        this.strings = new StringReader(cursor, expressions);
    }

    /** A value in an expression. */
    Expression read() {
        return suffixes(value());
    }

    /** A value among a command's arguments, where text needs no quotes. */
    Expression argument() {
        cursor.skipBlanks();
        char c = cursor.peek();
        if (c == '$' || c == '(' || c == '{' || c == '@' || strings.atString()) {
            Expression value = suffixes(value());
            if (!cursor.atEnd() && WORD_END.indexOf(cursor.peek()) < 0 && cursor.peek() != '}') {
                throw cursor.error(
                        cursor.seen() + " follows a value directly: put both into double quotes");
            }
            return value;
        }
        return word();
    }

    private Expression word() {
        int start = cursor.at();
        while (!cursor.atEnd() && WORD_END.indexOf(cursor.peek()) < 0) {
            if (cursor.peek() == '$') {
                throw cursor.error("a variable inside a bare word: put the word in double quotes");
            }
            cursor.skip(1);
        }
        String text = cursor.substring(start);
        if (text.isEmpty()) {
            throw cursor.error("expected a value, found " + cursor.seen());
        }
        Object number = NumberReader.parse(text.startsWith("-") ? text.substring(1) : text);
        if (number == null) {
            return new Expression.Literal(start, text);
        }
        return new Expression.NumberWord(
                start, text.startsWith("-") ? negated(number) : number, text);
    }

    private static Object negated(Object number) {
        return number instanceof Long ? (Object) (-(Long) number) : (Object) (-(Double) number);
    }

    private Expression value() {
        cursor.skipBlanks();
        int at = cursor.at();
        if (strings.atString()) {
            return strings.read();
        }
        switch (cursor.peek()) {
            case '$':
                return variableOrSubExpression();
            case '(':
                return group(at);
            case '{':
                return new Expression.Block(at, block());
            case '@':
                return atSign(at);
            default:
                break;
        }
        if (Character.isDigit(cursor.peek())) {
            return new Expression.Literal(at, NumberReader.read(cursor));
        }
        if ("\u201c\u201d\u201e\u2018\u2019\u2013\u2014".indexOf(cursor.peek()) >= 0
                && !cursor.atEnd()) {
            throw cursor.error(
                    "'" + cursor.peek() + "' comes from a word processor: type it plain");
        }
        throw cursor.error("expected a value, found " + cursor.seen());
    }

    private Expression group(int at) {
        cursor.skip(1);
        cursor.skipLines();
        Statement inside = statements.single("in (");
        cursor.skipLines();
        cursor.expect(')', "to close the '(' of line " + statements.line(at));
        return new Expression.Group(at, inside);
    }

    private Expression atSign(int at) {
        if (cursor.peek(1) == '(') {
            cursor.skip(2);
            return new Expression.ArrayOf(at, statements.until(')', at));
        }
        if (cursor.peek(1) == '{') {
            return hash(at);
        }
        throw cursor.error("@ starts @( … ), @{ … } or, as an argument, a splatted @name");
    }

    private Expression hash(int at) {
        cursor.skip(2);
        List<Expression.Entry> entries = new ArrayList<>();
        cursor.skipSeparators();
        while (cursor.peek() != '}') {
            if (cursor.atEnd()) {
                throw new SyntaxError(at, "this hashtable never ends: } is missing");
            }
            Expression key = key();
            cursor.skipBlanks();
            cursor.expect('=', "after the name of an entry");
            cursor.skipLines();
            entries.add(new Expression.Entry(key, statements.single("as the value of an entry")));
            statements.requireEnd('}');
            cursor.skipSeparators();
        }
        cursor.skip(1);
        return new Expression.Hash(at, List.copyOf(entries));
    }

    private Expression key() {
        String word = cursor.wordAhead();
        if (word.isEmpty()) {
            return read();
        }
        int at = cursor.at();
        cursor.skip(word.length());
        Object number = NumberReader.parse(word);
        return new Expression.Literal(at, number == null ? word : number);
    }

    /** {@code .name}, {@code .name( … )} and {@code [index]}, without blanks between. */
    private Expression suffixes(Expression value) {
        Expression target = value;
        while (true) {
            int at = cursor.at();
            if (cursor.peek() == '.' && cursor.peek(1) != '.') {
                cursor.skip(1);
                target = member(at, target);
            } else if (cursor.peek() == '[') {
                cursor.skip(1);
                cursor.skipLines();
                Expression index = expressions.read();
                cursor.skipLines();
                cursor.expect(']', "after an index");
                target = new Expression.Index(at, target, index);
            } else if (cursor.looksAt("::")) {
                throw cursor.error("static members (::) are not known to nvsim");
            } else {
                return target;
            }
        }
    }

    private Expression member(int at, Expression target) {
        String name = cursor.wordAhead();
        if (name.isEmpty()) {
            if (cursor.peek() != '$' && !strings.atString()) {
                throw cursor.error("expected the name of a property, found " + cursor.seen());
            }
            return new Expression.Member(at, target, value());
        }
        int nameAt = cursor.at();
        cursor.skip(name.length());
        if (cursor.peek() != '(') {
            return new Expression.Member(at, target, new Expression.Literal(nameAt, name));
        }
        return new Expression.Call(at, target, name, callArguments());
    }

    private List<Expression> callArguments() {
        cursor.skip(1);
        cursor.skipLines();
        List<Expression> arguments = new ArrayList<>();
        if (cursor.peek() != ')') {
            Expression all = expressions.read();
            if (all instanceof Expression.Listed) {
                arguments.addAll(((Expression.Listed) all).items());
            } else {
                arguments.add(all);
            }
        }
        cursor.skipLines();
        cursor.expect(')', "after the arguments of a method");
        return List.copyOf(arguments);
    }

    Expression variableOrSubExpression() {
        int at = cursor.at();
        if (cursor.peek(1) == '(') {
            cursor.skip(2);
            return new Expression.SubExpression(at, statements.until(')', at));
        }
        return variable();
    }

    Expression.Variable variable() {
        int at = cursor.at();
        cursor.skip(1);
        boolean braced = cursor.peek() == '{';
        cursor.skip(braced ? 1 : 0);
        String name = takeName();
        String scope = "";
        if (cursor.peek() == ':' && cursor.peek(1) != ':') {
            if (!Cursor.isWord(cursor.peek(1))) {
                throw new SyntaxError(at, "a ':' follows $" + name + ": write ${" + name + "}");
            }
            scope = name.toLowerCase(Locale.ROOT);
            cursor.skip(1);
            name = takeName();
        }
        if (braced) {
            cursor.expect('}', "after the name of a variable");
        }
        return checked(at, scope, name);
    }

    private String takeName() {
        String name = cursor.wordAhead();
        if (name.isEmpty()) {
            throw cursor.error("expected the name of a variable, found " + cursor.seen());
        }
        cursor.skip(name.length());
        return name;
    }

    private static Expression.Variable checked(int at, String scope, String name) {
        if (scope.equals("env")) {
            throw new SyntaxError(
                    at, "$env:" + name + " would let the machine decide: use a plain variable");
        }
        if (!List.of("", "script", "global", "local", "using", "private").contains(scope)) {
            throw new SyntaxError(at, "the drive '" + scope + ":' is not known to nvsim");
        }
        return new Expression.Variable(at, scope, name);
    }

    /** {@code [name]} or {@code [name[]]}, in lower case. */
    String typeName() {
        int at = cursor.at();
        cursor.skip(1);
        int start = cursor.at();
        while (Cursor.isWord(cursor.peek()) || cursor.peek() == '.') {
            cursor.skip(1);
        }
        String name = cursor.substring(start).toLowerCase(Locale.ROOT);
        boolean array = cursor.accept("[]");
        if (!cursor.accept("]") || name.isEmpty()) {
            throw new SyntaxError(at, "expected a type like [string] here");
        }
        if (cursor.looksAt("::")) {
            throw cursor.error("static members (::) are not known to nvsim");
        }
        String type = name.startsWith("system.") ? name.substring("system.".length()) : name;
        if (!TYPES.contains(type)) {
            throw new SyntaxError(at, "the type [" + type + "] is not known to nvsim");
        }
        return array ? type + "[]" : type;
    }

    private static final List<String> TYPES =
            List.of(
                    "string",
                    "int",
                    "int32",
                    "uint32",
                    "long",
                    "int64",
                    "uint16",
                    "byte",
                    "double",
                    "bool",
                    "boolean",
                    "switch",
                    "array",
                    "hashtable",
                    "ordered",
                    "pscustomobject",
                    "scriptblock",
                    "object",
                    "void",
                    "char");

    /** The inside of braces, with its {@code param( … )}. */
    Expression.ScriptBlock block() {
        int at = cursor.at();
        cursor.expect('{', "to start a block");
        List<Expression.Parameter> parameters = new ParameterParser(cursor, expressions).block();
        return new Expression.ScriptBlock(parameters, statements.until('}', at));
    }
}
