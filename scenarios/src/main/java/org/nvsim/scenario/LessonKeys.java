package org.nvsim.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.ScalarType;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.spec.Expectation;
import org.nvsim.scenario.spec.Lesson;
import org.nvsim.scenario.value.Scalars;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedMap;
import org.nvsim.scenario.yaml.LocatedScalar;
import org.nvsim.scenario.yaml.YamlPrinter;

/** What makes a scenario a lesson, and a learner's answers to it. */
final class LessonKeys {
    private static final Type<Long> NUMBER =
            ScalarType.whole("a number", 0, 1_000_000_000_000_000L);
    private static final Type<List<ExpectKeys.Conditional>> EXPECTATIONS =
            Types.list("expectations", ExpectKeys.EXPECTATION);

    private static final Key<String> CHOICE =
            Key.required("choice", Scalars.PROSE, "The VSID", "The answer as it is offered.");
    private static final Key<String> REPLY =
            Key.required(
                    "reply",
                    Scalars.PROSE,
                    "It is in every packet.",
                    "What to say to whoever chooses it.");
    private static final Section<Lesson.Choice> CHOICES =
            Section.of(
                    "a choice",
                    "One answer to choose.",
                    List.of(CHOICE, REPLY),
                    f -> new Lesson.Choice(f.get(CHOICE), f.get(REPLY)));

    private static final Key<String> ASK =
            Key.required("ask", Scalars.PROSE, "How many bytes?", "The question.");
    private static final Key<List<Lesson.Choice>> OFFERED =
            Key.silent(
                    "choices",
                    Types.list("choices", CHOICES),
                    List.of(),
                    "a number is asked for",
                    "[ { choice: The VSID, reply: It is in every packet. } ]",
                    "The answers to choose from, numbered from 1.");
    private static final Key<Long> ANSWER =
            Key.required(
                    "answer", NUMBER, "1", "The right number, or the number of the right choice.");
    private static final Key<Long> WITHIN =
            Key.defaulted(
                    "within", NUMBER, 0L, "0", "5", "How far from the number is still right.");
    private static final Key<String> BECAUSE =
            Key.defaulted(
                    "because",
                    Scalars.PROSE,
                    "",
                    "",
                    "The outer header is in the way.",
                    "What to say to a right number.");
    private static final Section<Lesson.Question> QUESTION =
            Section.checked(
                    "a question",
                    "Something to find out or to predict.",
                    List.of(ASK, OFFERED, ANSWER, WITHIN, BECAUSE),
                    LessonKeys::question);

    private static final Key<List<ExpectKeys.Conditional>> SHOWS =
            Key.required(
                    "shows",
                    EXPECTATIONS,
                    "[ { drops: any, at-least: 1 } ]",
                    "What the learner's run must show for this to be said.");
    private static final Key<String> SAY =
            Key.required("say", Scalars.PROSE, "A firewall is in the way.", "What to say then.");
    private static final Section<Lesson.Note> NOTE =
            Section.of(
                    "a note",
                    "Something to tell whose run shows something.",
                    List.of(SHOWS, SAY),
                    f -> new Lesson.Note(expectations(f.get(SHOWS)), f.get(SAY)));

    private static final Key<String> NAME =
            Key.required(
                    "step",
                    ScalarType.of("a name", Types.NAME, "", text -> text),
                    "predict",
                    "Its name, under which the learner's answers: stand.");
    private static final Key<String> TEXT =
            Key.required(
                    "text", Scalars.PROSE, "Two machines ...", "What it is about, in Markdown.");
    private static final Key<List<String>> LOOK =
            prose("look", "What to look at, in Markdown.", "[ the drops by reason ]");
    private static final Key<Optional<Lesson.Question>> ASKED =
            Key.optional(
                    "question",
                    QUESTION,
                    "{ ask: How many?, answer: 2 }",
                    "What to answer in the file's answers.");
    private static final Key<List<Setting>> HAS =
            Key.silent(
                    "has",
                    Setting.TABLE,
                    List.of(),
                    "whatever leads to what is checked",
                    "{ tenants.blue.subnets.front.vsid: 5119 }",
                    "What the learner's file must say, where only one way is right.");
    private static final Key<List<ExpectKeys.Conditional>> CHECK =
            Key.defaulted(
                    "check",
                    EXPECTATIONS,
                    List.of(),
                    "[]",
                    "[ { drops: any, exactly: 0 } ]",
                    "What the learner's run must show, whatever the way there.");
    private static final Key<List<String>> HINTS =
            prose("hints", "A ladder, from a nudge to nearly the answer.", "[ Look at fw. ]");
    private static final Key<List<Lesson.Note>> NOTES =
            Key.defaulted(
                    "notes",
                    Types.list("notes", NOTE),
                    List.of(),
                    "[]",
                    "[ { shows: [ { drops: any, at-least: 1 } ], say: Something is lost. } ]",
                    "What to tell whose run shows something.");
    private static final Section<Lesson.Step> STEP =
            Section.of(
                    "a step",
                    "One step of a lesson.",
                    List.of(NAME, TEXT, LOOK, ASKED, HAS, CHECK, HINTS, NOTES),
                    f ->
                            new Lesson.Step(
                                    f.get(NAME),
                                    f.get(TEXT),
                                    f.get(LOOK),
                                    f.get(ASKED),
                                    texts(f.get(HAS)),
                                    expectations(f.get(CHECK)),
                                    f.get(HINTS),
                                    f.get(NOTES)));

    /** Any value, as an author would write it on one line. */
    private static final Type<String> VALUE =
            Types.of(
                    new Shape.Anything("any value the path can have"),
                    (value, binding) -> Optional.of(YamlPrinter.line(value)));

    private static final Key<Integer> MINUTES =
            Key.defaulted(
                    "minutes",
                    ScalarType.wholeInt("a number of minutes", 1, 600),
                    15,
                    "15",
                    "20",
                    "About how long it takes.");
    private static final Type<String> PATH =
            ScalarType.of("a path", Setting.PATH, "traffic", LessonKeys::path);
    private static final Key<String> CHANGED =
            Key.required(
                    "path",
                    PATH,
                    "virtualization.mechanism",
                    "Where the learner may change something.");
    private static final Key<List<String>> TO =
            Key.silent(
                    "to",
                    Types.list("values", VALUE),
                    List.of(),
                    "any value",
                    "[ nvgre, ip-rewrite ]",
                    "What may stand there.");
    private static final Type<Lesson.Change> ONE_CHANGE =
            Types.scalarOr(
                    Types.map(PATH, path -> new Lesson.Change(path, List.of())),
                    Section.of(
                            "a change",
                            "A place that the exercise is about, with what may stand there.",
                            List.of(CHANGED, TO),
                            f -> new Lesson.Change(f.get(CHANGED), f.get(TO))));
    private static final Key<List<Lesson.Change>> CHANGE =
            Key.required(
                    "change",
                    Types.list("changes", ONE_CHANGE),
                    "[ policy.latency, 'timeline[+].record', { path: virtualization.mechanism, to:"
                            + " [ nvgre, ip-rewrite ] } ]",
                    "All that the learner may change, by path; everything else must stay as it is,"
                            + " whatever it stands for when it is left out. `timeline[+].record` stands"
                            + " for new entries of that kind.");
    private static final Key<List<Lesson.Step>> STEPS =
            Key.required(
                    "steps",
                    Types.list("steps", STEP),
                    "[ { step: first, text: Two machines ... } ]",
                    "What to do, one after another.");

    static final Key<Optional<Lesson>> LESSON =
            Key.optional(
                    "lesson",
                    Section.checked(
                            "a lesson",
                            "What turns the scenario into a lesson. A learner changes a copy of"
                                    + " the file; nvsim lesson --check judges the copy's run.",
                            List.of(MINUTES, CHANGE, STEPS),
                            LessonKeys::lesson),
                    "{ change: [ policy.latency ], steps: [ { step: first, text: Two machines ... }"
                            + " ] }",
                    "Turns the scenario into a lesson.");
    static final Key<Map<String, Long>> ANSWERS =
            Key.defaulted(
                    "answers",
                    Types.of(
                            new Shape.Table(Types.NAME, new Shape.Anything("a number, or nothing")),
                            LessonKeys::answers),
                    Map.of(),
                    "{}",
                    "{ predict: 2 }",
                    "A learner's answers to the questions of a lesson, by step.");

    private LessonKeys() {}

    private static Key<List<String>> prose(String name, String doc, String example) {
        return Key.defaulted(name, Types.list(name, Scalars.PROSE), List.of(), "[]", example, doc);
    }

    private static Map<String, String> texts(List<Setting> settings) {
        Map<String, String> texts = new TreeMap<>();
        settings.forEach(s -> texts.put(s.path(), YamlPrinter.line(s.value())));
        return texts;
    }

    private static String path(String text) {
        if (!Setting.isPath(text) || text.startsWith(EveryHost.PREFIX)) {
            throw new IllegalArgumentException(Setting.malformed(text));
        }
        return text;
    }

    private static List<Expectation> expectations(List<ExpectKeys.Conditional> written) {
        return written.stream().flatMap(entry -> entry.expectations().stream()).toList();
    }

    private static Optional<Lesson.Question> question(Fields f) {
        int choices = f.get(OFFERED).size();
        long answer = f.get(ANSWER);
        if (choices > 0 && (answer < 1 || answer > choices)) {
            f.binding()
                    .error(f.markOf(ANSWER), "there is no such choice; they are 1 to " + choices);
            return Optional.empty();
        }
        return Optional.of(
                new Lesson.Question(
                        f.get(ASK), f.get(OFFERED), answer, f.get(WITHIN), f.get(BECAUSE)));
    }

    private static Optional<Lesson> lesson(Fields f) {
        Set<String> names = new HashSet<>();
        for (Lesson.Step step : f.get(STEPS)) {
            if (!names.add(step.name())) {
                f.binding().error(f.markOf(STEPS), "two steps are named '" + step.name() + "'");
            }
        }
        return Optional.of(new Lesson(f.get(MINUTES), f.get(CHANGE), f.get(STEPS)));
    }

    private static Optional<Map<String, Long>> answers(Located value, Binding binding) {
        Map<String, Long> answers = new TreeMap<>();
        if (value instanceof LocatedScalar scalar && scalar.isEmpty()) {
            return Optional.of(answers);
        }
        if (!(value instanceof LocatedMap map)) {
            binding.error(
                    value.mark(), "expected a map from steps to numbers, found " + value.kind());
            return Optional.empty();
        }
        for (LocatedMap.Entry entry : map.entries()) {
            boolean open = entry.value() instanceof LocatedScalar scalar && scalar.isEmpty();
            if (!open) {
                NUMBER.bind(entry.value(), binding)
                        .ifPresent(number -> answers.put(entry.key(), number));
            }
        }
        return Optional.of(answers);
    }
}
