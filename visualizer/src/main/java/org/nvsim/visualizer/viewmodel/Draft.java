package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.Problem;
import org.nvsim.scenario.problem.ScenarioException;

/** A scenario's text while it is edited, and what is wrong with it. */
public final class Draft {
    private final RunModel.Background background;
    private final List<String> settings;
    private final ReadOnlyObjectWrapper<List<Diagnostic>> diagnostics =
            new ReadOnlyObjectWrapper<>(this, "flaws", List.of());
    private String name;
    private String saved;
    private String text;
    private String known = ""; // what others wrote, and the user was told of

    /**
     * @param name path or name of the scenario
     * @param settings that are given beside the text
     */
    public Draft(String name, String text, List<String> settings, RunModel.Background background) {
        this.name = name;
        this.saved = text;
        this.text = text;
        this.settings = List.copyOf(settings);
        this.background = background;
    }

    /** Path or name of the scenario. */
    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** Everything found wrong or doubtful, in the order of the text; moves with what is typed. */
    public ReadOnlyObjectProperty<List<Diagnostic>> diagnosticsProperty() {
        return diagnostics.getReadOnlyProperty();
    }

    /** Takes over what the user wrote. */
    public void edit(String now) {
        int from = 0;
        int shorter = Math.min(text.length(), now.length());
        while (from < shorter && text.charAt(from) == now.charAt(from)) {
            from++;
        }
        int tail = 0;
        while (tail < shorter - from
                && text.charAt(text.length() - 1 - tail) == now.charAt(now.length() - 1 - tail)) {
            tail++;
        }
        List<Diagnostic> moved = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics.get()) {
            moved.add(
                    diagnostic.after(
                            from, text.length() - tail - from, now.length() - tail - from));
        }
        text = now;
        diagnostics.set(List.copyOf(moved));
    }

    /** Whether the text is other than what was saved last. */
    public boolean isEdited() {
        return !text.equals(saved);
    }

    /** Whether what stands in the file is neither what was saved last, nor this, nor known. */
    boolean isNews(String inFile) {
        boolean news = !inFile.equals(saved) && !inFile.equals(text) && !inFile.equals(known);
        known = inFile;
        return news;
    }

    /** Whether this is the text, and these the settings, that it started from. */
    boolean isOf(String start, List<String> given) {
        return saved.equals(start) && settings.equals(given);
    }

    /** This text is now what the file of this name holds. */
    void savedAs(String file, String written) {
        name = file;
        saved = written;
    }

    /** Looks for flaws, in the background; what is found for a text that has changed is dropped. */
    public void check() {
        String looked = text;
        String file = name;
        background
                .work()
                .execute(
                        () -> {
                            List<Diagnostic> found =
                                    Diagnostic.of(file, looked, problems(file, looked));
                            background
                                    .ui()
                                    .execute(
                                            () -> {
                                                if (looked.equals(text)) {
                                                    diagnostics.set(found);
                                                }
                                            });
                        });
    }

    private List<Problem> problems(String file, String looked) {
        try {
            return ScenarioLoader.parse(file, looked, Overrides.of(settings)).warnings();
        } catch (ScenarioException e) {
            return e.problems();
        }
    }
}
