package org.nvsim.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Refuses options that would have no effect, rather than to let somebody believe in them. */
final class Effect {
    private Effect() {}

    /**
     * Some options say more about another one, without which they mean nothing.
     *
     * @param with the other one, or the label of a parameter
     * @param given whether it is there
     * @param options those that need it
     * @throws ParameterException if one of them was written without it
     */
    static void needs(CommandSpec spec, String with, boolean given, String... options) {
        ParseResult line = spec.commandLine().getParseResult();
        for (String option : options) {
            if (!given && line.hasMatchedOption(option)) {
                throw new ParameterException(
                        spec.commandLine(), option + " has no effect without " + with);
            }
        }
    }

    /**
     * An option is of no use beside another one.
     *
     * @param because why, to be read after "has no effect with --other: "
     */
    static void excludes(CommandSpec spec, String option, String other, String because) {
        ParseResult line = spec.commandLine().getParseResult();
        if (line.hasMatchedOption(option) && line.hasMatchedOption(other)) {
            throw new ParameterException(
                    spec.commandLine(), option + " has no effect with " + other + ": " + because);
        }
    }
}
