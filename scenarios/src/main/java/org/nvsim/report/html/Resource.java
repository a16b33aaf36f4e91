package org.nvsim.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Files of the program that go into a report as they are. */
final class Resource {
    private static final String UPLOT = "META-INF/resources/webjars/uplot/1.6.30/";

    private Resource() {}

    /** A file beside this class. */
    static String own(String name) {
        return read(Resource.class.getResourceAsStream(name), name);
    }

    /** The chart library, after the notice that its licence asks every copy to carry. */
    static String uplotScript() {
        return "/*! uPlot 1.6.30, https://github.com/leeoniya/uPlot\n\n"
                + ofWebjar(UPLOT + "LICENSE").strip()
                + "\n*/\n"
                + ofWebjar(UPLOT + "dist/uPlot.iife.min.js");
    }

    static String uplotStyle() {
        return ofWebjar(UPLOT + "dist/uPlot.min.css");
    }

    private static String ofWebjar(String path) {
        return read(ClassLoader.getSystemResourceAsStream(path), path);
    }

    private static String read(InputStream found, String name) {
        try (InputStream in = found) {
            if (in == null) {
                throw new IllegalStateException("no " + name + " in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
    }
}
