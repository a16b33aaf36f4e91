package org.nvsim.control.powershell.runtime;

/** What a parameter takes. */
@FunctionalInterface
public interface ValueType {
    /** Anything, as it is. */
    ValueType ANY = value -> value;

    /** One text. */
    ValueType TEXT =
            new ValueType() {
                @Override
                public Object convert(Object value) {
                    if (value instanceof BlockValue || value instanceof Table) {
                        throw new IllegalArgumentException(
                                "takes text, not " + Values.kind(value) + ": put it in quotes");
                    }
                    return Values.text(value);
                }

                @Override
                public boolean wantsText() {
                    return true;
                }
            };

    /** Present or not: takes no value, though {@code -Name:$false} is possible. */
    ValueType SWITCH =
            new ValueType() {
                @Override
                public Object convert(Object value) {
                    return Values.truth(value);
                }

                @Override
                public boolean isSwitch() {
                    return true;
                }
            };

    /** {@code $true} or {@code $false}. */
    ValueType BOOLEAN =
            value -> {
                if (!(value instanceof Boolean) && !(value instanceof Number)) {
                    throw new IllegalArgumentException(
                            "takes $true or $false, not " + Values.kind(value));
                }
                return Values.truth(value);
            };

    /** A script block. */
    ValueType BLOCK =
            value -> {
                if (!(value instanceof BlockValue)) {
                    throw new IllegalArgumentException(
                            "takes a script block { … }, not " + Values.kind(value));
                }
                return value;
            };

    /**
     * The value as the command wants it.
     *
     * @throws IllegalArgumentException with what the parameter takes, to follow its name
     */
    Object convert(Object value);

    /** Whether a bare number among the arguments is taken as the text that was written. */
    default boolean wantsText() {
        return false;
    }

    default boolean isSwitch() {
        return false;
    }
}
