package org.nvsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Choice;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.Sources;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.YamlReader;

/**
 * Schema, reference and loader come from one description; here they are held against each other.
 */
class ScenarioLanguageTest {
    private static final Path BAD = Path.of("src/test/resources/bad-scenarios");
    private static final Path REFERENCE = Path.of("../docs/scenario-reference.md");
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(ScenarioLanguage.jsonSchema());

    static List<String> badScenarios() throws IOException {
        return BadScenariosTest.names();
    }

    static List<String> shipped() {
        return Library.names();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void an_editor_finds_nothing_wrong_with_a_shipped_scenario(String name) {
        assertThat(complaints(Library.text(name).orElseThrow())).isEmpty();
    }

    static List<String> lessons() {
        return Lessons.names();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void an_editor_finds_nothing_wrong_with_a_lesson(String name) {
        assertThat(complaints(Lessons.text(name).orElseThrow())).isEmpty();
    }

    /**
     * The list names every mistake that only the whole file can tell; all others an editor sees.
     */
    @ParameterizedTest
    @MethodSource("badScenarios")
    void an_editor_sees_every_mistake_but_those_of_the_whole_file(String name) throws IOException {
        List<String> beyond = Files.readAllLines(BAD.resolveSibling("beyond-a-schema.txt"));
        String text = Files.readString(BAD.resolve(name + ".yaml"));

        assertThat(complaints(text).isEmpty())
                .as("seen by no editor")
                .isEqualTo(beyond.contains(name));
    }

    private static List<String> complaints(String yaml) {
        try {
            return SCHEMA.validate(yaml, InputFormat.YAML).stream().map(Object::toString).toList();
        } catch (RuntimeException e) {
            return List.of("not valid YAML");
        }
    }

    static Stream<Key<?>> keys() {
        List<Section<?>> sections = new ArrayList<>();
        collect(ScenarioKeys.SCENARIO.shape(), sections);
        return sections.stream().flatMap(section -> section.keys().stream());
    }

    private static void collect(Shape shape, List<Section<?>> into) {
        if (shape instanceof Shape.Fields fields && !into.contains(fields.section())) {
            into.add(fields.section());
            fields.section().keys().forEach(key -> collect(key.type().shape(), into));
        } else if (shape instanceof Shape.OneKey one) {
            for (Choice.Option<?> option : one.choice().options()) {
                collect(option.section().shape(), into);
            }
        } else if (shape instanceof Shape.Items items) {
            collect(items.item(), into);
        } else if (shape instanceof Shape.Table table) {
            collect(table.value(), into);
        } else if (shape instanceof Shape.TableWith table) {
            collect(table.table(), into);
            collect(table.value(), into);
        } else if (shape instanceof Shape.AnyOf any) {
            any.shapes().forEach(one -> collect(one, into));
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void every_key_is_described_with_an_example_the_loader_accepts(Key<?> key) {
        assertThat(key.doc()).endsWith(".");
        assertThat(key.example()).isNotEmpty();
        assertThat(problems(key, key.example())).isEmpty();
        if (key.hasWrittenDefault()) {
            assertThat(problems(key, key.defaultText())).isEmpty();
        }
    }

    private static List<?> problems(Key<?> key, String text) {
        Sources sources = new Sources();
        sources.add("example", text);
        Problems problems = new Problems(sources);
        Located value = YamlReader.read("example", text, problems).orElseThrow();
        key.type().bind(value, new Binding(problems));
        return problems.inOrder();
    }

    @Test
    void the_reference_in_the_documents_is_the_one_the_language_gives() throws IOException {
        if (Boolean.getBoolean("nvsim.write-reference")) {
            Files.writeString(REFERENCE, ScenarioLanguage.reference());
        }
        assertThat(Files.readString(REFERENCE))
                .as("made again by this test with -Dnvsim.write-reference=true")
                .isEqualTo(ScenarioLanguage.reference());
    }
}
