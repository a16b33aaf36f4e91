package org.nvsim.control.powershell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the parameters that a function, script block or script declares. */
final class ParameterParser {
    private final Cursor cursor;
    private final ExpressionParser expressions;

    ParameterParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** {@code param( … )} at the start of a block, with {@code [CmdletBinding()]} before it. */
    List<Expression.Parameter> block() {
        cursor.skipSeparators();
        if (attributeAhead("CmdletBinding")) {
            skipAttribute();
            cursor.skipSeparators();
        }
        if (!cursor.wordAhead().equalsIgnoreCase("param")) {
            return List.of();
        }
        cursor.skip("param".length());
        cursor.skipLines();
        return parenthesized();
    }

    /** {@code ( [type] $name = default, … )}. */
    List<Expression.Parameter> parenthesized() {
        cursor.expect('(', "to start the parameters");
        List<Expression.Parameter> parameters = new ArrayList<>();
        cursor.skipLines();
        while (cursor.peek() != ')') {
            parameters.add(parameter());
            cursor.skipLines();
            if (cursor.peek() != ')') {
                cursor.expect(',', "between parameters");
                cursor.skipLines();
            }
        }
        cursor.skip(1);
        return List.copyOf(parameters);
    }

    private Expression.Parameter parameter() {
        boolean mandatory = false;
        while (attributeAhead("Parameter")) {
            String attribute = skipAttribute().toLowerCase(Locale.ROOT).replace(" ", "");
            mandatory |= attribute.contains("mandatory") && !attribute.contains("=$false");
            cursor.skipLines();
        }
        Optional<String> type = expressions.typeName();
        cursor.skipLines();
        int at = cursor.at();
        String name = expressions.variable().name();
        cursor.skipBlanks();
        Optional<Expression> otherwise = Optional.empty();
        if (cursor.peek() == '=') {
            cursor.skip(1);
            cursor.skipLines();
            otherwise = Optional.of(expressions.readOperand());
        }
        return new Expression.Parameter(at, name, type, mandatory, otherwise);
    }

    private boolean attributeAhead(String name) {
        return cursor.looksAt("[" + name + "(");
    }

    private String skipAttribute() {
        int start = cursor.at();
        while (!cursor.looksAt(")]")) {
            if (cursor.atEnd()) {
                throw new SyntaxError(start, "this attribute never ends: )] is missing");
            }
            cursor.skip(1);
        }
        cursor.skip(2);
        return cursor.substring(start);
    }
}
