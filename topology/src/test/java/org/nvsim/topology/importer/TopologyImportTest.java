package org.nvsim.topology.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.topology.Samples.LINK;
import static org.nvsim.topology.Samples.id;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                    target="2"     | target="1"       | 22 | 'London-1' is linked to itself
                    >51.5<         | >151.5<          | 14 | Latitude '151.5' of node '1' is not a
                    >51.5<         | >NaN<            | 14 | Latitude 'NaN' of node '1' is not a
                    10000000000.0  | fast             | 20 | LinkSpeedRaw 'fast' is not a number
                    id="2"         | id="1"           | 0  | there is a second node with the id '1'
                    </edge>        | </egde>          | 20 | not readable as GraphML: The element
                    target="2"     | tar="2"          | 0  | not readable as GraphML: Edge target
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
                    source 0   | sauce 0  | 0  | 1 of the edges lack a source or target
                    id 7       | key 7    | 16 | an edge ends at node '7', which is not in the file
                    id 7       | id x     | 13 | not readable as GML
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
    void a_file_cannot_make_us_open_another() {
        String evil =
                "<?xml version='1.0'?>\n<!DOCTYPE g [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>\n"
                        + "<graphml><graph><node id='1'><data key='k'>&x;</data></node></graph></graphml>";
        assertThat(TopologyImport.read(GraphFormat.GRAPHML, evil, LINK).problems())
                .containsExactly(
                        new ImportProblem(
                                2,
                                "a document type is not accepted, as it could name other files"));
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
