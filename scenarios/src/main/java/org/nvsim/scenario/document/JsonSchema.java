package org.nvsim.scenario.document;

import java.util.List;
import java.util.Optional;
import org.nvsim.feature.Word;
import org.nvsim.scenario.bind.Choice;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.Sources;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedList;
import org.nvsim.scenario.yaml.LocatedMap;
import org.nvsim.scenario.yaml.LocatedScalar;
import org.nvsim.scenario.yaml.YamlReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON Schema (draft-07, which YAML editors understand) of a language. It refuses wrong keys,
 * words, units and ranges while an author types; what only the whole file can tell (names nobody
 * defined, addresses that clash) it lets pass.
 */
public final class JsonSchema {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String DEFINITIONS = "definitions";

    private final Titles titles;

    private JsonSchema(Section<?> root) {
        this.titles = new Titles(root);
    }

    /** The schema's text, indented, ending in a line break. */
    public static String of(Section<?> root) {
        return new JsonSchema(root).text(root);
    }

    private String text(Section<?> root) {
        ObjectNode schema = NODES.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "nvsim scenario");
        schema.put("$ref", reference(root));
        ObjectNode definitions = schema.putObject(DEFINITIONS);
        for (Section<?> section : titles.sections()) {
            definitions.set(id(section), section(section));
        }
        JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        return mapper.writeValueAsString(schema).replace("\r\n", "\n") + "\n";
    }

    private String id(Section<?> section) {
        return titles.of(section).replace(' ', '-');
    }

    private String reference(Section<?> section) {
        return "#/" + DEFINITIONS + "/" + id(section);
    }

    private ObjectNode section(Section<?> section) {
        List<Key<?>> required = section.keys().stream().filter(Key::isRequired).toList();
        ObjectNode made = NODES.objectNode();
        made.put("description", section.doc());
        made.set("type", required.isEmpty() ? types("object", "null") : types("object"));
        ObjectNode properties = made.putObject("properties");
        for (Key<?> key : section.keys()) {
            properties.set(key.name(), property(key));
        }
        if (!required.isEmpty()) {
            ArrayNode names = made.putArray("required");
            required.forEach(key -> names.add(key.name()));
        }
        made.put("additionalProperties", false);
        return made;
    }

    private ObjectNode property(Key<?> key) {
        ObjectNode made = NODES.objectNode();
        made.put("description", description(key));
        if (key.hasWrittenDefault()) {
            value(key.defaultText()).ifPresent(json -> made.set("default", json));
        }
        value(key.example()).ifPresent(json -> made.putArray("examples").add(json));
        ObjectNode shape = shape(key.type().shape());
        if (shape.has("$ref")) {
            made.putArray("allOf").add(shape); // draft-07 ignores what stands beside a reference
        } else {
            shape.properties().forEach(entry -> made.set(entry.getKey(), entry.getValue()));
        }
        return made;
    }

    private static String description(Key<?> key) {
        String doc = key.doc();
        if (key.type().shape() instanceof Shape.Amount amount) {
            doc += " From " + amount.range() + "."; // a pattern cannot say so
        }
        return key.defaultText().isEmpty() || key.hasWrittenDefault()
                ? doc
                : doc + " Default: " + key.defaultText() + ".";
    }

    private ObjectNode shape(Shape shape) {
        ObjectNode made = NODES.objectNode();
        if (shape instanceof Shape.Text text) {
            made.set("type", types("string"));
            made.put("pattern", "^(" + text.pattern() + ")$");
        } else if (shape instanceof Shape.Amount amount) {
            made.set("type", types("string"));
            made.put("pattern", "^(" + amount.quantity().pattern() + ")$");
        } else if (shape instanceof Shape.Prose) {
            made.set("type", types("string", "number", "boolean"));
        } else if (shape instanceof Shape.Whole whole) {
            made.put("type", "integer");
            made.put("minimum", whole.min());
            if (whole.max() < Long.MAX_VALUE) {
                made.put("maximum", whole.max());
            }
        } else if (shape instanceof Shape.Decimal decimal) {
            made.put("type", "number");
            made.put("minimum", decimal.min());
            made.put("maximum", decimal.max());
        } else if (shape instanceof Shape.Truth) {
            made.put("type", "boolean");
        } else if (shape instanceof Shape.Words words) {
            words(made, words);
        } else if (shape instanceof Shape.Items items) {
            made.set("type", items.min() == 0 ? types("array", "null") : types("array"));
            made.set("items", shape(items.item()));
            if (items.min() > 0) {
                made.put("minItems", items.min());
            }
        } else if (shape instanceof Shape.Fields fields) {
            made.put("$ref", reference(fields.section()));
        } else if (shape instanceof Shape.AnyOf any) {
            ArrayNode all = made.putArray("anyOf");
            any.shapes().forEach(one -> all.add(shape(one)));
        } else {
            maps(made, shape);
        }
        return made;
    }

    private void maps(ObjectNode made, Shape shape) {
        if (shape instanceof Shape.Table table) {
            made.set("type", types("object", "null"));
            made.putObject("propertyNames").put("pattern", "^(" + table.keyPattern() + ")$");
            made.set("additionalProperties", shape(table.value()));
        } else if (shape instanceof Shape.TableWith table) {
            maps(made, table.table());
            made.putObject("properties").set(table.key(), shape(table.value()));
        } else if (shape instanceof Shape.OneKey one) {
            choice(made, one.choice());
        } else if (!(shape instanceof Shape.Anything)) {
            throw new AssertionError("unhandled " + shape);
        }
    }

    private static void words(ObjectNode made, Shape.Words words) {
        ArrayNode values = made.putArray("enum");
        for (Word word : words.words()) {
            values.add(word.word());
            if (word.word().matches("[1-9][0-9]*")) {
                values.add(Integer.parseInt(word.word())); // YAML reads such a word as a number
            }
        }
    }

    /** By conditions, not by oneOf: so that an editor complains about the one that was meant. */
    private void choice(ObjectNode made, Choice<?> choice) {
        made.put("type", "object");
        ArrayNode present = made.putArray("anyOf");
        ArrayNode all = made.putArray("allOf");
        ObjectNode properties = made.putObject("properties");
        for (Choice.Option<?> option : choice.options()) {
            present.addObject().putArray("required").add(option.key());
            ObjectNode rule = all.addObject();
            rule.putObject("if").putArray("required").add(option.key());
            rule.putObject("then").put("$ref", reference(option.section()));
            properties.putObject(option.key());
        }
    }

    private static ArrayNode types(String... names) {
        ArrayNode types = NODES.arrayNode();
        for (String name : names) {
            types.add(name);
        }
        return types;
    }

    private static Optional<JsonNode> value(String yaml) {
        if (yaml.isEmpty()) {
            return Optional.empty();
        }
        return YamlReader.read("example", yaml, new Problems(new Sources())).map(JsonSchema::json);
    }

    /** As an editor's YAML parser reads it. */
    private static JsonNode json(Located tree) {
        if (tree instanceof LocatedMap map) {
            ObjectNode made = NODES.objectNode();
            map.entries().forEach(entry -> made.set(entry.key(), json(entry.value())));
            return made;
        }
        if (tree instanceof LocatedList list) {
            ArrayNode made = NODES.arrayNode();
            list.items().forEach(item -> made.add(json(item)));
            return made;
        }
        String text = ((LocatedScalar) tree).text();
        if (text.matches("-?[0-9]{1,18}")) {
            return NODES.numberNode(Long.parseLong(text));
        }
        return text.equals("true") || text.equals("false")
                ? NODES.booleanNode(text.equals("true"))
                : text.matches("-?[0-9]{1,12}\\.[0-9]{1,12}")
                        ? NODES.numberNode(Double.parseDouble(text))
                        : NODES.stringNode(text);
    }
}
