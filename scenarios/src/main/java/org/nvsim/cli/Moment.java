package org.nvsim.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A moment of a run as the command line writes it: a number with its unit. */
final class Moment {
    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,12})?)(ps|ns|us|ms|s)");
    private static final List<String> UNITS = List.of("ps", "ns", "us", "ms", "s");

    private Moment() {}

    /** Picoseconds since the start. */
    static long parse(CommandSpec spec, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "a moment is written as in 100ms or 1.5s, found '" + text + "'");
        }
        int power = 3 * UNITS.indexOf(form.group(2));
        return new BigDecimal(form.group(1)).movePointRight(power).longValue();
    }
}
