package org.nvsim.control.powershell.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The parameters of a command, in order. Built step by step, then only read. */
public final class Signature {
    private static final ValueType ERROR_ACTION =
            value -> {
                String word = Values.text(value);
                if (!List.of("stop", "continue", "silentlycontinue", "ignore")
                        .contains(word.toLowerCase(Locale.ROOT))) {
                    throw new IllegalArgumentException(
                            "takes Stop, Continue, SilentlyContinue or Ignore, not '" + word + "'");
                }
                return word;
            };

    private final String command;
    private final List<Parameter> parameters = new ArrayList<>();
    private int positions;

    private Signature(String command) {
        this.command = command;
    }

    public static Signature of(String command) {
        return new Signature(command);
    }

    /** A parameter that may be left out. */
    public Signature optional(String name, ValueType type, String... aliases) {
        parameters.add(new Parameter(name, List.of(aliases), type, false, -1));
        return this;
    }

    /** A parameter that must be there. */
    public Signature mandatory(String name, ValueType type, String... aliases) {
        parameters.add(new Parameter(name, List.of(aliases), type, true, -1));
        return this;
    }

    /** A parameter whose name may be left out: the next position is its. */
    public Signature positional(String name, ValueType type, boolean mandatory, String... aliases) {
        parameters.add(new Parameter(name, List.of(aliases), type, mandatory, positions++));
        return this;
    }

    public Signature switches(String... names) {
        for (String name : names) {
            optional(name, ValueType.SWITCH);
        }
        return this;
    }

    /** The parameters that every cmdlet has. */
    public Signature common() {
        optional("ErrorAction", ERROR_ACTION, "EA");
        optional("WarningAction", ValueType.TEXT, "WA");
        return switches("Verbose", "Confirm");
    }

    public String command() {
        return command;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    /** The parameter at a position; null if there is none. */
    Parameter at(int position) {
        for (Parameter parameter : parameters) {
            if (parameter.position == position) {
                return parameter;
            }
        }
        return null;
    }

    /**
     * The parameter that a name, or an unambiguous beginning of one, stands for.
     *
     * @throws IllegalArgumentException naming what there is
     */
    Parameter named(String name) {
        List<Parameter> begun = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter.isCalled(name)) {
                return parameter;
            }
            if (parameter.name.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT))) {
                begun.add(parameter);
            }
        }
        if (begun.size() == 1) {
            return begun.get(0);
        }
        List<String> names = begun.stream().map(Parameter::name).collect(Collectors.toList());
        if (begun.size() > 1) {
            throw new IllegalArgumentException(
                    command + ": -" + name + " could be -" + String.join(", -", names));
        }
        parameters.forEach(parameter -> names.add(parameter.name));
        throw new IllegalArgumentException(
                command + " has no parameter -" + name + Nearest.hint(name, names, "-"));
    }

    /** One parameter; a position of -1 means that it is always named. */
    record Parameter(
            String name, List<String> aliases, ValueType type, boolean mandatory, int position) {
        boolean isCalled(String word) {
            return name.equalsIgnoreCase(word) || aliases.stream().anyMatch(word::equalsIgnoreCase);
        }
    }
}
