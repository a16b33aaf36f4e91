package org.nvsim.visualizer.viewmodel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.nvsim.run.record.Recorder;
import org.nvsim.run.record.Recording;
import org.nvsim.scenario.Library;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/**
 * What lies on the user's desk: the run of a scenario, and beside it perhaps one of a variant.
 * Scenarios are run in the background; until a run is there the one before stays.
 */
public final class Workspace {
    /** No run is being made. */
    public static final double IDLE = -1;

    private final RunModel.Background background;
    private final ReadOnlyObjectWrapper<Optional<RunModel>> run =
            new ReadOnlyObjectWrapper<>(this, "run", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RunModel>> variant =
            new ReadOnlyObjectWrapper<>(this, "variant", Optional.empty());
    private final ReadOnlyDoubleWrapper progress =
            new ReadOnlyDoubleWrapper(this, "progress", IDLE);
    private final ReadOnlyStringWrapper problems = new ReadOnlyStringWrapper(this, "problems", "");
    private final ReadOnlyStringWrapper file = new ReadOnlyStringWrapper(this, "file", "");
    private final AtomicInteger jobs = new AtomicInteger();
    private final Map<String, Draft> drafts = new TreeMap<>(); // by path or name
    private List<String> settings = List.of();
    private List<Change> changes = List.of();
    private Optional<String> source = Optional.empty(); // of the run shown, where it is known

    public Workspace(RunModel.Background background) {
        this.background = background;
    }

    /** Makes a scenario. */
    @FunctionalInterface
    private interface Source {
        Scenario load() throws ScenarioException;
    }

    /** Takes a run that is ready. */
    @FunctionalInterface
    private interface Taker {
        void take(RunModel made);
    }

    /** The run shown, once there is one. */
    public ReadOnlyObjectProperty<Optional<RunModel>> runProperty() {
        return run.getReadOnlyProperty();
    }

    /** The run of the scenario with {@link #changes}, if there are any. */
    public ReadOnlyObjectProperty<Optional<RunModel>> variantProperty() {
        return variant.getReadOnlyProperty();
    }

    /** How far the run being made is, from 0 to 1, or {@link #IDLE}. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What is wrong with what was opened last, as the command shows it; empty if nothing. */
    public ReadOnlyStringProperty problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /** Path or name of the scenario shown; empty before the first. */
    public ReadOnlyStringProperty fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** What the user changed, in order; the variant has all of it. */
    public List<Change> changes() {
        return changes;
    }

    /** Settings that were given with the file. */
    public List<String> settings() {
        return settings;
    }

    /** Opens a file or shipped scenario. */
    public void open(String fileOrName, List<String> given) {
        AtomicReference<String> text = new AtomicReference<>("");
        start(
                () -> {
                    Scenario scenario = ScenarioLoader.load(fileOrName, Overrides.of(given));
                    text.set(read(fileOrName).orElse(""));
                    return scenario;
                },
                made -> {
                    follow(fileOrName, text.get(), given);
                    show(made, fileOrName, given);
                    source = Optional.of(text.get());
                });
    }

    /**
     * The text of the scenario shown, to be edited. What was written into it and not saved stays
     * with the desk, whatever is opened meanwhile.
     */
    public Draft draft() {
        return drafts.computeIfAbsent(
                file.get(), name -> new Draft(name, text().orElse(""), settings, background));
    }

    /** A draft that nobody wrote into follows its file. */
    private void follow(String name, String text, List<String> given) {
        Draft draft = drafts.get(name);
        if (draft == null || !(draft.isEdited() || draft.isOf(text, given))) {
            drafts.put(name, new Draft(name, text, given, background));
        }
    }

    /** Whether any text was written that is not saved. */
    public boolean isEdited() {
        return drafts.values().stream().anyMatch(Draft::isEdited);
    }

    /** Writes the draft into a file, which it is the text of from then on, and runs it. */
    public void saveAndRun(Draft draft, Path path) {
        String written = draft.text();
        if (isChangedByOthers(draft, path)) {
            problems.set(
                    path
                            + " was changed by another program since it was opened here."
                            + " Save again to write over it, or save under another name.");
        } else if (save(path, written)) {
            drafts.remove(draft.name());
            draft.savedAs(path.toString(), written);
            drafts.put(draft.name(), draft);
            draft.check();
            open(draft.name(), settings);
        }
    }

    /** Whether saving would undo what somebody else wrote; asked again, the user knows. */
    private static boolean isChangedByOthers(Draft draft, Path path) {
        try {
            return path.toString().equals(draft.name())
                    && Files.isRegularFile(path)
                    && draft.isNews(Files.readString(path, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return false; // it is no text any more; writing says what else is wrong
        }
    }

    /** The text of the scenario shown, as it was run; empty if it cannot be read. */
    public Optional<String> text() {
        if (source.isPresent()) {
            return source;
        }
        try {
            return read(file.get());
        } catch (UncheckedIOException e) {
            problems.set("cannot read " + file.get() + ": " + e.getCause().getMessage());
            return Optional.empty();
        }
    }

    private static Optional<String> read(String fileOrName) {
        Path path = Path.of(fileOrName);
        if (!Files.isRegularFile(path)) {
            return Library.text(fileOrName);
        }
        try {
            return Optional.of(Files.readString(path, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the scenario shown is a file of the user's, though it may be gone by now. */
    public boolean isFile() {
        return !file.get().isEmpty()
                && (Files.isRegularFile(Path.of(file.get())) || Library.text(file.get()).isEmpty());
    }

    /** Writes a text into a file; false, with a problem shown, if it cannot be. */
    public boolean save(Path path, String text) {
        try {
            Files.writeString(path, text, StandardCharsets.UTF_8);
            return true;
        } catch (IOException e) {
            problems.set("cannot write " + path + ": " + e.getMessage());
            return false;
        }
    }

    /** Shows a problem that was found outside of the desk. */
    public void complain(String text) {
        problems.set(text);
    }

    /** Opens a text that may not be saved, in place of the file shown. */
    public void openText(String text) {
        String name = file.get();
        List<String> given = settings;
        start(
                () -> parse(name, text, given),
                made -> {
                    show(made, name, given);
                    source = Optional.of(text);
                });
    }

    private static Scenario parse(String name, String text, List<String> given)
            throws ScenarioException {
        return ScenarioLoader.parse(name, text, Overrides.of(given)).scenario();
    }

    /** Shows a recording that is there already. */
    public void show(Recording recording, String fileOrName, List<String> given) {
        show(new RunModel(new RunScene(recording), background), fileOrName, given);
    }

    private void show(RunModel made, String fileOrName, List<String> given) {
        settings = List.copyOf(given);
        changes = List.of();
        file.set(fileOrName);
        source = Optional.empty();
        run.get().ifPresent(RunModel::close);
        vary(Optional.empty());
        run.set(Optional.of(made));
    }

    /** Provider addresses by mechanism, for the run shown. */
    public AddressCounts addressCounts(RunModel model) {
        return new AddressCounts(model, file.get(), settings, background);
    }

    /** Adds a change and runs the scenario with all changes beside the run shown. */
    public void change(Change change) {
        List<Change> more = new ArrayList<>(changes);
        more.add(change);
        vary(more);
    }

    /** Takes the latest change back. */
    public void undo() {
        if (!changes.isEmpty()) {
            vary(changes.subList(0, changes.size() - 1));
        }
    }

    private void vary(List<Change> wanted) {
        List<Change> all = List.copyOf(wanted);
        if (all.isEmpty()) {
            jobs.incrementAndGet();
            progress.set(IDLE);
            changes = all;
            vary(Optional.empty());
            return;
        }
        List<String> given = new ArrayList<>(settings);
        given.addAll(Change.settings(all));
        String name = file.get();
        // What is compared is what is shown, whatever the file has become meanwhile.
        Optional<String> text = source;
        start(
                () ->
                        text.isPresent()
                                ? parse(name, text.get(), given)
                                : ScenarioLoader.load(name, Overrides.of(given)),
                made -> {
                    changes = all;
                    vary(Optional.of(made));
                });
    }

    private void vary(Optional<RunModel> made) {
        variant.get().ifPresent(RunModel::close);
        variant.set(made);
    }

    /** Nobody looks any more: ends what goes on in the background. */
    public void close() {
        cancel();
        run.get().ifPresent(RunModel::close);
        variant.get().ifPresent(RunModel::close);
    }

    /** Stops the run being made. */
    public void cancel() {
        jobs.incrementAndGet();
        progress.set(IDLE);
    }

    private void start(Source source, Taker taker) {
        int job = jobs.incrementAndGet();
        progress.set(0);
        problems.set("");
        background.work().execute(() -> work(job, source, taker));
    }

    private void work(int job, Source source, Taker taker) {
        try {
            Recording recording =
                    Recorder.record(
                            source.load(),
                            share -> {
                                onUi(job, () -> progress.set(share));
                                return job == jobs.get();
                            });
            RunModel made = new RunModel(new RunScene(recording), background);
            onUi(
                    job,
                    () -> {
                        progress.set(IDLE);
                        taker.take(made);
                        made.prepare();
                    });
        } catch (ScenarioException e) {
            fail(job, e.render());
        } catch (OutOfMemoryError e) {
            fail(job, "This run does not fit into memory: give more (NVSIM_JAVA_OPTS=-Xmx8g).");
        } catch (RuntimeException e) {
            fail(
                    job,
                    String.format(
                            Locale.ROOT,
                            "A defect in nvsim stopped this run; please report it with this"
                                    + " text:%n%s",
                            e.getMessage()));
        }
    }

    private void fail(int job, String text) {
        onUi(
                job,
                () -> {
                    progress.set(IDLE);
                    problems.set(text);
                });
    }

    private void onUi(int job, Runnable action) {
        background
                .ui()
                .execute(
                        () -> {
                            if (job == jobs.get()) {
                                action.run();
                            }
                        });
    }
}
