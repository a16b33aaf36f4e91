package org.nvsim.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nvsim.run.record.Recorder;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.topology.NodeKind;

/** A fat tree of 128 hosts, 32 racks and 8 pods, from afar and from near. */
final class OverviewTest {
    private static RunScene world;

    @BeforeAll
    static void run() throws Exception {
        Overrides brief =
                Overrides.of(List.of("duration=5us", "expect=[]", "compare={}", "timeline=[]"));
        world = new RunScene(Recorder.record(ScenarioLoader.load("fat-tree-k8", brief), s -> true));
    }

    private static Overview atWidth(double pixels) {
        return world.overview(0, pixels / world.picture(0).bounds().width());
    }

    private static List<Integer> hostsTogether(Overview overview) {
        return overview.symbols().stream()
                .filter(symbol -> kind(symbol) == NodeKind.HOST)
                .map(symbol -> symbol.nodes().size())
                .toList();
    }

    private static NodeKind kind(Overview.Symbol symbol) {
        return world.recording().topology().node(symbol.nodes().get(0)).kind();
    }

    @Test
    void hosts_are_gathered_by_network_by_pod_by_rack_and_not_at_all_as_one_comes_closer() {
        assertThat(hostsTogether(atWidth(100))).containsExactly(128);
        assertThat(hostsTogether(atWidth(600))).hasSize(8).containsOnly(16);
        assertThat(hostsTogether(atWidth(1400))).hasSize(32).containsOnly(4);
        assertThat(hostsTogether(atWidth(6000))).isEmpty();
        assertThat(atWidth(26_000).isEmpty()).isTrue();
    }

    @Test
    void symbols_of_a_row_do_not_overlap() {
        Overview overview = atWidth(600);
        for (Overview.Symbol a : overview.symbols()) {
            for (Overview.Symbol b : overview.symbols()) {
                boolean apart =
                        a == b
                                || a.box().y() != b.box().y()
                                || a.box().x() + a.box().width() <= b.box().x()
                                || b.box().x() + b.box().width() <= a.box().x();
                assertThat(apart).as(a + " and " + b).isTrue();
            }
        }
    }

    @Test
    void every_link_is_drawn_by_itself_or_in_one_bundle() {
        Overview overview = atWidth(1400);
        TreeSet<Integer> bundled = new TreeSet<>();
        for (Overview.Bundle bundle : overview.bundles()) {
            for (int link : bundle.links()) {
                assertThat(bundled.add(link)).as("link " + link + " once").isTrue();
                assertThat(overview.isAlone(link)).isFalse();
                assertThat(overview.line(link)).isSameAs(bundle.line());
            }
        }
        int alone = 0;
        int links = world.recording().topology().linkCount();
        for (int link = 0; link < links; link++) {
            alone += overview.isAlone(link) ? 1 : 0;
        }
        assertThat(bundled.size() + alone).isEqualTo(links);
    }

    @Test
    void a_machine_stands_in_the_symbol_of_its_host() {
        Overview overview = atWidth(600);
        int vm = world.recording().topology().nodeCount();
        int host = world.picture(0).nodeOf(vm);
        assertThat(overview.symbol(vm)).isEqualTo(overview.symbol(host)).isNotNegative();
    }
}
