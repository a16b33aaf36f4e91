package org.nvsim.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Standard output, which remembers that a part of it could not be written: a full disk, a reader
 * that went away. Who prints need not ask; at the end it is an error.
 */
final class Output extends FilterOutputStream {
    private IOException failure; // null: all was written

    Output(OutputStream to) {
        super(to);
    }

    /** Prints to it; what is printed is written at the end, or when enough has gathered. */
    PrintWriter writer() {
        return new PrintWriter(this, false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    /** Why a part of the output was lost; empty if none was. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }
}
