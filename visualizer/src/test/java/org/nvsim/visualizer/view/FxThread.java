package org.nvsim.visualizer.view;

import static org.junit.jupiter.api.Assumptions.abort;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.scene.text.Text;

/** Runs test code on JavaFX's own thread, without a display. */
final class FxThread {
    /** Held here, or its level would be forgotten. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private FxThread() {}

    /** Starts JavaFX, or skips the test on a machine that lacks its native libraries. */
    static void start() {
        JAVAFX.setLevel(Level.SEVERE); // it warns of the class path, where tests run on purpose
        Platform.setImplicitExit(false);
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException e) {
            // it runs already, which is as good
        } catch (LinkageError e) {
            skip(e);
        }
        try {
            call(() -> new Text("x").getLayoutBounds());
        } catch (LinkageError | IllegalStateException e) {
            skip(e); // none of our code took part, so it is the machine that cannot draw text
        }
    }

    private static void skip(Throwable e) {
        abort(
                "JavaFX cannot draw here; it needs libfreetype6, libpango-1.0-0,"
                        + " libpangoft2-1.0-0, libfontconfig1 and a font: "
                        + e);
    }

    static <T> T call(Callable<T> code) {
        FutureTask<T> task = new FutureTask<>(code);
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        try {
            return task.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error) {
                throw (Error) e.getCause();
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
