package org.nvsim.visualizer.filter;

import java.util.List;
import org.nvsim.visualizer.viewmodel.RunScene;

/** What a filter can ask of a frame. */
interface Field {
    /**
     * The test that compares this field.
     *
     * @throws FilterException if the value cannot be one of this field
     */
    PacketTest compare(RunScene world, String comparison, Token value) throws FilterException;

    /** A field that holds numbers, or has none (-1). */
    interface Number extends Field {
        long of(RunScene world, int packet);

        @Override
        default PacketTest compare(RunScene world, String comparison, Token value)
                throws FilterException {
            long wanted = parse(value);
            return switch (comparison) {
                case "==" -> packet -> of(world, packet) == wanted;
                case "!=" -> packet -> of(world, packet) != wanted;
                case "<" -> packet -> of(world, packet) >= 0 && of(world, packet) < wanted;
                case "<=" -> packet -> of(world, packet) >= 0 && of(world, packet) <= wanted;
                case ">" -> packet -> of(world, packet) > wanted;
                default -> packet -> of(world, packet) >= wanted;
            };
        }

        private static long parse(Token value) throws FilterException {
            try {
                return value.text().startsWith("0x")
                        ? Long.parseLong(value.text().substring(2), 16)
                        : Long.parseLong(value.text());
            } catch (NumberFormatException e) {
                throw new FilterException(
                        "'" + value.text() + "' is no number",
                        value.position(),
                        value.text().length());
            }
        }
    }

    /** A field that is one of some words. */
    interface Words extends Field {
        /** The words a frame has: all places it was at, its tenant's name. */
        List<String> of(RunScene world, int packet);

        /** Every word that any frame could have. */
        List<String> possible(RunScene world);

        @Override
        default PacketTest compare(RunScene world, String comparison, Token value)
                throws FilterException {
            String wanted = value.text();
            if (!possible(world).contains(wanted)) {
                throw new FilterException(
                        "'" + wanted + "' is none of " + Fields.listed(possible(world)),
                        value.position(),
                        wanted.length());
            }
            return switch (comparison) {
                case "==" -> packet -> of(world, packet).contains(wanted);
                case "!=" -> packet -> !of(world, packet).contains(wanted);
                default ->
                        throw new FilterException(
                                "words are compared with == or !=",
                                value.position() - 1,
                                wanted.length());
            };
        }
    }
}
