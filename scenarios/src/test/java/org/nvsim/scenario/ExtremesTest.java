package org.nvsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.limits.Limits;
import org.nvsim.report.Json;
import org.nvsim.run.Run;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.problem.ScenarioException;

/**
 * The smallest and the largest value that the language allows, for every key, alone and two
 * together: the loader refuses it with its place, or there is a run that comes to its figures.
 */
class ExtremesTest {
    private static final Path FOLDER = Path.of("src/test/resources/extremes");

    /** A run is stopped after so many events: what overflows does so early. */
    private static final long EVENTS = 4_000;

    private static final long EVENTS_OF_A_PAIR = 1_000;

    /** Whether every place is tried, not one for each key: with -Dnvsim.extremes=all. */
    private static final boolean ALL = "all".equals(System.getProperty("nvsim.extremes"));

    /** Pairs that are tried of each file; a build draws the same ones each time. */
    private static final int PAIRS = Integer.getInteger("nvsim.pairs", 60);

    private static final long SEED = Long.getLong("nvsim.seed", 1);

    /** What bounds a text, by what it is. */
    private static final Map<String, List<String>> OF_TEXTS =
            Map.of(
                    "a percentage", List.of("0%", "0.000001%", "0.001%", "1%", "100%"),
                    "a prefix", List.of("0.0.0.0/0", "224.0.0.0/4", "255.255.255.255/32"),
                    "an address", List.of("0.0.0.1", "223.255.255.255"),
                    "an address or broadcast", List.of("0.0.0.1", "255.255.255.255"),
                    "an address with prefix length", List.of("1.0.0.1/0", "223.255.255.254/31"),
                    "a MAC address", List.of("00:00:00:00:00:01", "fe:ff:ff:ff:ff:ff"),
                    "a range of ports", List.of("1-1", "65535-65535", "1-65535"));

    /** A value at a place. */
    private record Setting(KeyPlaces.Place place, String value) {
        @Override
        public String toString() {
            return place.path() + "=" + value;
        }
    }

    static List<String> names() {
        return List.of("everything", "rules", "star", "dumbbell", "leaf-spine", "ring");
    }

    private static List<Setting> settings(String name) throws ScenarioException {
        String file = FOLDER.resolve(name + ".yaml").toString();
        List<Setting> settings = new ArrayList<>();
        for (KeyPlaces.Place place :
                KeyPlaces.of(ScenarioLoader.open(file, Overrides.none()).tree())) {
            Set<String> values = new LinkedHashSet<>();
            addExtremes(place.key().type().shape(), values);
            values.forEach(value -> settings.add(new Setting(place, value)));
        }
        return settings;
    }

    private static void addExtremes(Shape shape, Set<String> values) {
        if (shape instanceof Shape.Amount amount) {
            values.add(amount.quantity().text(amount.bounds().min()));
            values.add(amount.quantity().text(amount.bounds().max()));
        } else if (shape instanceof Shape.Whole whole) {
            values.add("" + whole.min());
            values.add("" + whole.max());
        } else if (shape instanceof Shape.Decimal decimal) {
            values.add("" + decimal.min());
            values.add("" + decimal.max());
        } else if (shape instanceof Shape.Truth) {
            values.addAll(List.of("false", "true"));
        } else if (shape instanceof Shape.Words words && words.words().size() < 10) {
            words.words().forEach(word -> values.add(word.word()));
        } else if (shape instanceof Shape.Text text) {
            values.addAll(OF_TEXTS.getOrDefault(text.what(), List.of()));
        } else if (shape instanceof Shape.AnyOf any) {
            any.shapes().forEach(one -> addExtremes(one, values));
        }
    }

    /** Returns whether there was a run; what is refused is so with its place. */
    private static boolean runs(String name, List<Setting> settings, long events) {
        List<String> texts = settings.stream().map(Setting::toString).toList();
        String file = FOLDER.resolve(name + ".yaml").toString();
        try {
            Run run = Run.of(ScenarioLoader.open(file, Overrides.of(texts)).scenario());
            run.stopWhen(() -> run.eventCount() > events);
            assertThat(Json.of(run.finish())).isNotEmpty();
            return true;
        } catch (ScenarioException e) {
            assertThat(e.problems()).as(texts.toString()).isNotEmpty();
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(texts + " in " + name, e);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_key_with_its_least_and_its_most_is_refused_or_runs(String name)
            throws ScenarioException {
        Set<String> seen = new TreeSet<>();
        int ran = 0;
        int tried = 0;
        for (Setting setting : settings(name)) {
            if (ALL || seen.add(setting.place().name() + "=" + setting.value())) {
                tried++;
                ran += runs(name, List.of(setting), EVENTS) ? 1 : 0;
            }
        }
        if (ALL) {
            System.out.println(name + ": " + tried + " settings, " + ran + " runs");
        }
        assertThat(ran).isGreaterThan(tried / 2);
    }

    @ParameterizedTest
    @MethodSource("names")
    void two_keys_with_their_least_or_their_most_are_refused_or_run(String name)
            throws ScenarioException {
        List<Setting> settings =
                settings(name).stream().filter(setting -> !makesManyVms(setting)).toList();
        SplittableRandom random = new SplittableRandom(SEED);
        int ran = 0;
        for (int i = 0; i < PAIRS; i++) {
            Setting one = settings.get(random.nextInt(settings.size()));
            Setting other = settings.get(random.nextInt(settings.size()));
            ran += runs(name, List.of(one, other), EVENTS_OF_A_PAIR) ? 1 : 0;
        }
        assertThat(ran).isPositive();
    }

    /** Such a run takes seconds, so it is tried alone. */
    private static boolean makesManyVms(Setting setting) {
        return setting.place().section().title().equals("the generate rule")
                && setting.value().equals("" + Limits.VMS.max());
    }

    @Test
    void every_bounded_key_of_the_language_is_tried() throws ScenarioException {
        Set<String> tried = new TreeSet<>();
        for (String name : names()) {
            settings(name).forEach(setting -> tried.add(setting.place().name()));
        }
        Set<String> bounded = new TreeSet<>();
        collect(ScenarioKeys.SCENARIO, bounded, new TreeSet<>());
        bounded.removeAll(tried);
        assertThat(bounded).isEmpty();
    }

    private static void collect(Section<?> section, Set<String> bounded, Set<String> seen) {
        if (!seen.add(section.title())) {
            return;
        }
        for (Key<?> key : section.keys()) {
            Set<String> values = new LinkedHashSet<>();
            addExtremes(key.type().shape(), values);
            if (!values.isEmpty()) {
                bounded.add(section.title() + ": " + key.name());
            }
            collect(key.type().shape(), bounded, seen);
        }
    }

    private static void collect(Shape shape, Set<String> bounded, Set<String> seen) {
        if (shape instanceof Shape.Fields fields) {
            collect(fields.section(), bounded, seen);
        } else if (shape instanceof Shape.OneKey one) {
            one.choice().options().forEach(option -> collect(option.section(), bounded, seen));
        } else if (shape instanceof Shape.AnyOf any) {
            any.shapes().forEach(each -> collect(each, bounded, seen));
        } else if (shape instanceof Shape.Items items) {
            collect(items.item(), bounded, seen);
        } else if (shape instanceof Shape.Table table) {
            collect(table.value(), bounded, seen);
        } else if (shape instanceof Shape.TableWith with) {
            collect(with.table(), bounded, seen);
            collect(with.value(), bounded, seen);
        }
    }
}
