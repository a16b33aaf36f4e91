package org.nvsim.topology.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.nvsim.topology.Samples.LINK;
import static org.nvsim.topology.Samples.id;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.topology.Link;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Position;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;

final class TopologyImportTest {
    private static final String CITIES = resource("three-cities.graphml");
    private static final String LAKES = resource("lakes.gml");
    private static final String OFFICE = resource("office.dot");

    @Test
    void graphml_of_the_topology_zoo_keeps_order_labels_and_parallel_links() {
        Topology topology = good(GraphFormat.GRAPHML, CITIES);
        assertThat(topology.nodes())
                .extracting(TopologyNode::name)
                .containsExactly("Paris", "London-1", "London-2");
        assertThat(topology.nodes()).extracting(TopologyNode::kind).containsOnly(NodeKind.ROUTER);
        assertThat(topology.linkCount()).isEqualTo(3);
        assertThat(topology.neighbor(0, 1)).isEqualTo(1);
    }

    @Test
    void a_link_between_known_places_is_as_slow_as_light_in_a_fibre() {
        Topology topology = good(GraphFormat.GRAPHML, CITIES);
        // 343.9 km along the great circle at two thirds of the speed of light: 1.72 ms
        assertThat(topology.link(0).attributes().delayPs())
                .isCloseTo(1_720_000_000L, Offset.offset(5_000_000L));
        assertThat(topology.link(2).attributes().delayPs()).isEqualTo(LINK.delayPs());
    }

    @Test
    void the_length_of_a_degree_is_that_of_the_meridian() {
        double meters = new GeoPoint(0, 10).metersTo(new GeoPoint(1, 10));
        assertThat(meters).isCloseTo(111_195, Offset.offset(1.0));
        double halfWay = new GeoPoint(0, 0).metersTo(new GeoPoint(0, 180));
        assertThat(halfWay).isCloseTo(Math.PI * 6_371_008.8, Offset.offset(1.0));
    }

    @Test
    void a_raw_link_speed_is_the_rate() {
        Topology topology = good(GraphFormat.GML, LAKES);
        assertThat(topology.link(0).attributes().rateBitsPerSecond()).isEqualTo(2_500_000_000L);
        assertThat(good(GraphFormat.GRAPHML, CITIES).link(1).attributes().rateBitsPerSecond())
                .isEqualTo(LINK.rateBitsPerSecond());
    }

    @Test
    void north_is_up_and_east_is_right() {
        Topology topology = good(GraphFormat.GRAPHML, CITIES);
        Position paris = topology.node(0).position().orElseThrow();
        Position london = topology.node(1).position().orElseThrow();
        assertThat(london.y()).isLessThan(paris.y());
        assertThat(london.x()).isLessThan(paris.x());
        assertThat(topology.node(2).position()).isEmpty();
    }

    @Test
    void gml_decodes_character_references() {
        Topology topology = good(GraphFormat.GML, LAKES);
        assertThat(topology.nodes())
                .extracting(TopologyNode::name)
                .containsExactly("Zürich", "edge [ of the map ]");
    }

    @Test
    void dot_knows_kinds_of_nodes() {
        Topology topology = good(GraphFormat.DOT, OFFICE);
        assertThat(topology.node(id(topology, "hv1")).kind()).isEqualTo(NodeKind.HOST);
        assertThat(topology.node(id(topology, "Top")).kind()).isEqualTo(NodeKind.SWITCH);
        assertThat(topology.nodes())
                .extracting(TopologyNode::name)
                .containsExactly("hv1", "Top", "hv 2", "x", "p", "q");
        assertThat(topology.links()).extracting(Link::id).containsExactly(0, 1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    target="2"     | target="9"       | 22 | an edge ends at node '9', which is not
                    >51.5<         | >151.5<          | 14 | Latitude '151.5' of node '1' is not a
                    >51.5<         | >NaN<            | 14 | Latitude 'NaN' of node '1' is not a
                    10000000000.0  | fast             | 20 | LinkSpeedRaw 'fast' is not a number
                    id="2"         | id="1"           | 19 | there is a second node with the id '1'
                    </edge>        | </egde>          | 20 | not readable as GraphML: The element
                    target="2"     | tar="2"          | 22 | an edge without a target
                    """)
    void what_is_wrong_with_graphml_is_said_with_its_line(
            String old, String bad, int line, String message) {
        assertThat(CITIES).contains(old);
        List<ImportProblem> problems =
                TopologyImport.read(GraphFormat.GRAPHML, CITIES.replace(old, bad), LINK).problems();
        assertThat(problems).first().extracting(ImportProblem::line).isEqualTo(line);
        assertThat(problems.get(0).message()).startsWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    target 7   | target 8 | 16 | an edge ends at node '8', which is not in the file
                    source 0   | sauce 0  | 16 | an edge without a source
                    id 7       | key 7    | 12 | a node without an id
                    id 7       | id x     | 13 | not readable as GML: a number, a text in " or [
                    id 7       | id [     | 23 | not readable as GML: the file ends before the list of
                    id 7       | id 0     | 12 | there is a second node with the id '0'
                    .0         | .0 ] ]   | 21 | not readable as GML: a key should be where ']' is
                    """)
    void what_is_wrong_with_gml_is_said(String old, String bad, int line, String message) {
        assertThat(LAKES).contains(old);
        List<ImportProblem> problems =
                TopologyImport.read(GraphFormat.GML, LAKES.replace(old, bad), LINK).problems();
        assertThat(problems).first().extracting(ImportProblem::line).isEqualTo(line);
        assertThat(problems.get(0).message()).startsWith(message);
    }

    @Test
    void what_is_wrong_with_dot_is_said() {
        assertThat(TopologyImport.read(GraphFormat.DOT, "graph {\n a -- ", LINK).problems())
                .first()
                .matches(problem -> problem.line() == 2)
                .matches(problem -> problem.message().startsWith("not readable as DOT"));
        assertThat(
                        TopologyImport.read(GraphFormat.DOT, "graph { a [kind=toaster] }", LINK)
                                .problems())
                .extracting(ImportProblem::message)
                .containsExactly(
                        "there is no kind 'toaster';"
                                + " kinds are host, switch, router, firewall, gateway, server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id 12", "id \"e1\"", "id -3.5", "key 1", ""})
    void an_edge_of_gml_may_have_any_identifier_or_none(String id) {
        String text = LAKES.replace("source 0", id + "\n source 0");
        assertThat(good(GraphFormat.GML, text).linkCount()).isEqualTo(1);
    }

    @Test
    void gml_knows_characters_by_number_and_by_name() {
        String text = LAKES.replace("Z&#252;rich", "Z&#xFC;rich &amp; K&ouml;ln &none;");
        assertThat(good(GraphFormat.GML, text).node(0).name()).isEqualTo("Zürich & Köln &none;");
    }

    @Test
    void gml_nodes_may_be_named_by_text_and_hold_lists_of_a_drawing() {
        String text =
                "graph [ node [ id \"a\" graphics [ x 1 center [ y 2 ] ] ] node [ id \"b\" ]"
                        + " edge [ source \"a\" target \"b\" graphics [ ] ] ]";
        assertThat(good(GraphFormat.GML, text).linkCount()).isEqualTo(1);
    }

    @Test
    void yed_writes_keys_without_a_name_and_labels_inside_its_drawing() {
        String text = resource("yed.graphml");
        Topology topology = good(GraphFormat.GRAPHML, text);
        assertThat(topology.nodes())
                .extracting(TopologyNode::name)
                .containsExactly("Core One", "n1");
        assertThat(topology.link(0).attributes().rateBitsPerSecond()).isEqualTo(1_000_000_000L);
    }

    @ParameterizedTest
    @CsvSource({"10 ms, 10000000000", "2.5us, 2500000", "7 \u00b5s, 7000000", "1s, 1000000000000"})
    void an_edge_may_say_its_latency_with_a_unit(String latency, long delayPs) {
        String text = LAKES.replace("LinkSpeed \"2.5\"", "latency \"" + latency + "\"");
        assertThat(good(GraphFormat.GML, text).link(0).attributes().delayPs()).isEqualTo(delayPs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "\"10\"", "\"0 ms\"", "\"-1 ms\"", "\"5 hours\"", "\"86401 s\""})
    void a_latency_without_a_unit_is_not_guessed(String latency) {
        String text = LAKES.replace("LinkSpeed \"2.5\"", "latency " + latency);
        assertThat(TopologyImport.read(GraphFormat.GML, text, LINK).problems())
                .singleElement()
                .matches(problem -> problem.line() == 16)
                .matches(problem -> problem.message().contains("with its unit, such as 10 ms"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    DOT | digraph { a -> b; b -> a; }                                  | 1
                    DOT | digraph { a -> b; a -> b; b -> a; b -> c }                   | 3
                    DOT | graph { a -- b; b -- a }                                     | 2
                    DOT | strict graph { a -- b; b -- a }                              | 1
                    GML | graph [ directed 1 node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] edge [ source 2 target 1 ] ] | 1
                    GRAPHML | <graphml><graph edgedefault="directed"><node id="a"/><node id="b"/><edge source="a" target="b"/><edge source="b" target="a"/></graph></graphml> | 1
                    GRAPHML | <graphml><graph edgedefault="directed"><node id="a"/><node id="b"/><edge source="a" target="b"/><edge source="b" target="a" directed="false"/></graph></graphml> | 2
                    """)
    void an_edge_and_its_opposite_are_one_link(GraphFormat format, String text, int links) {
        assertThat(good(format, text).linkCount()).isEqualTo(links);
    }

    @Test
    void a_link_cannot_be_faster_one_way_than_the_other() {
        String text = "digraph {\n a -> b [latency=\"1 ms\"]\n b -> a [latency=\"2 ms\"]\n}";
        assertThat(TopologyImport.read(GraphFormat.DOT, text, LINK).problems())
                .containsExactly(
                        new ImportProblem(
                                3,
                                "the link of line 2 has another latency the other way;"
                                        + " both directions of a link are alike"));
    }

    @Test
    void an_edge_to_itself_is_left_out_with_a_warning() {
        ImportResult result =
                TopologyImport.read(GraphFormat.DOT, "graph {\n a -- b\n a -- a\n}", LINK);
        assertThat(result.topology().orElseThrow().linkCount()).isEqualTo(1);
        assertThat(result.warnings())
                .containsExactly(
                        new ImportProblem(3, "'a' is joined to itself; this edge is left out"));
    }

    @Test
    void a_network_in_parts_is_said() {
        ImportResult result =
                TopologyImport.read(GraphFormat.DOT, "graph {\n a -- b\n c -- d\n e\n}", LINK);
        assertThat(result.warnings())
                .containsExactly(
                        new ImportProblem(
                                3, "the network is in 3 parts: there is no way from 'a' to 'c'"));
    }

    @Test
    void dot_joins_whole_subgraphs_and_keeps_defaults_within_their_braces() {
        Topology topology =
                good(
                        GraphFormat.DOT,
                        "graph { { node [kind=host] h1; h2 } -- s -- { x y }\n"
                                + "s [kind=switch label=\"the \\N\"]; x:port:ne -- y }");
        assertThat(topology.nodes())
                .extracting(node -> node.name() + " " + node.kind())
                .containsExactly("h1 HOST", "h2 HOST", "the s SWITCH", "x ROUTER", "y ROUTER");
        assertThat(topology.linkCount()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    graph { a -> b }          | 1 | -- of a graph should be where '->' is
                    digraph { a -- b }        | 1 | -> of a digraph should be where '--' is
                    graph { a [kind=toaster]; a -- b [LinkSpeedRaw=fast] } | 1 | there is no kind
                    graph { a -- "b           | 1 | a text that begins here never ends
                    graph { a -- <b<          | 1 | a text that begins here never ends
                    graph { a -- b } graph {} | 1 | the end of the file should be where
                    graph { a [b=] }          | 1 | a name should be where ']' is
                    """)
    void what_is_wrong_with_dot_is_said_with_its_line(String text, int line, String message) {
        assertThat(TopologyImport.read(GraphFormat.DOT, text, LINK).problems())
                .first()
                .matches(problem -> problem.line() == line)
                .matches(problem -> problem.message().contains(message));
    }

    /** Depth beyond any stack of calls; it takes no more than the text is long. */
    @ParameterizedTest
    @CsvSource({
        "DOT, 'graph ', '{', 500000, ''",
        "DOT, 'graph { ', 'subgraph {', 100000, ''",
        "DOT, 'graph { a -- \"', 'x', 1000000, ''",
        "DOT, 'graph { a ', '-- a ', 200000, '-- b }'",
        "GML, 'graph [ ', 'x [', 300000, ''",
        "GML, 'graph [ node [ id 1 ', 'x [', 300000, ''",
        "GRAPHML, '<graphml>', '<x>', 300000, ''",
        "GRAPHML, '<graphml><graph>', '<node id=\"1\">', 50000, ''"
    })
    void depth_and_length_without_end_are_read_or_refused_in_little_time(
            GraphFormat format, String start, String piece, int times, String end) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> TopologyImport.read(format, start + piece.repeat(times) + end, LINK));
    }

    @Test
    void more_nodes_or_edges_than_a_network_may_have_are_refused() {
        String chain =
                IntStream.rangeClosed(0, 5_000)
                        .mapToObj(i -> "n" + i)
                        .collect(Collectors.joining("\n-- ", "graph {\n", " }"));
        assertThat(TopologyImport.read(GraphFormat.DOT, chain, LINK).problems())
                .containsExactly(
                        new ImportProblem(5_002, "not readable as DOT: more than 5000 nodes"));
        String names =
                IntStream.range(0, 400).mapToObj(i -> " a" + i).collect(Collectors.joining());
        String all = "graph { {" + names + " } -- {" + names.replace('a', 'b') + " } }";
        assertThat(TopologyImport.read(GraphFormat.DOT, all, LINK).problems())
                .containsExactly(
                        new ImportProblem(1, "not readable as DOT: more than 100000 edges"));
    }

    @ParameterizedTest
    @CsvSource({
        "GRAPHML, hello",
        "GML, hello",
        "DOT, hello",
        "GRAPHML, ''",
        "GML, ''",
        "DOT, ''",
        "GRAPHML, <html/>",
        "GML, graph [ ]",
        "DOT, graph { }"
    })
    void nonsense_is_refused(GraphFormat format, String text) {
        ImportResult result = TopologyImport.read(format, text, LINK);
        assertThat(result.topology()).isEmpty();
        assertThat(result.problems()).isNotEmpty();
    }

    @Test
    void a_malformed_document_type_is_refused_as_a_good_one_is() {
        String malformed = "<?xml version='1.0'?>\n<!-- g -->\n<!DOCTYPE x [ <b/> 1 <g/>]>\n<g/>";
        assertThat(TopologyImport.read(GraphFormat.GRAPHML, malformed, LINK).problems())
                .containsExactly(
                        new ImportProblem(
                                3,
                                "not readable as GraphML: a document type is not accepted, as it"
                                        + " could name other files"));
    }

    @Test
    void a_file_cannot_make_us_open_another() {
        String evil =
                "<?xml version='1.0'?>\n"
                        + "<!DOCTYPE g [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>\n"
                        + "<graphml><graph><node id='1'><data"
                        + " key='k'>&x;</data></node></graph></graphml>";
        assertThat(TopologyImport.read(GraphFormat.GRAPHML, evil, LINK).problems())
                .containsExactly(
                        new ImportProblem(
                                2,
                                "not readable as GraphML: a document type is not accepted, as it"
                                        + " could name other files"));
    }

    @Test
    void the_name_of_a_file_tells_its_format() {
        assertThat(GraphFormat.ofFileName("zoo/Geant2012.graphml")).contains(GraphFormat.GRAPHML);
        assertThat(GraphFormat.ofFileName("A.GML")).contains(GraphFormat.GML);
        assertThat(GraphFormat.ofFileName("a.gv")).contains(GraphFormat.DOT);
        assertThat(GraphFormat.ofFileName("a.yaml")).isEmpty();
    }

    private static Topology good(GraphFormat format, String text) {
        ImportResult result = TopologyImport.read(format, text, LINK);
        assertThat(result.problems()).isEmpty();
        return result.topology().orElseThrow();
    }

    private static String resource(String name) {
        try (InputStream in = TopologyImportTest.class.getResourceAsStream("/import/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
