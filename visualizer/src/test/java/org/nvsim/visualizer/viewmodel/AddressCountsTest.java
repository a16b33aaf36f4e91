package org.nvsim.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.nvsim.run.Run;
import org.nvsim.run.record.Recorder;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.visualizer.viewmodel.AddressCounts.Bar;

final class AddressCountsTest {
    private static final List<String> BRIEF = List.of("duration=110ms", "expect=[]", "compare={}");

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final RunModel.Background background =
            new RunModel.Background(work::add, Runnable::run);

    private RunModel run(String... more) throws Exception {
        List<String> settings = new java.util.ArrayList<>(BRIEF);
        settings.addAll(List.of(more));
        var scenario = ScenarioLoader.load("first-look", Overrides.of(settings));
        return new RunModel(new RunScene(Recorder.record(scenario, s -> true)), background);
    }

    private static long whole(String mechanism) throws Exception {
        List<String> settings = new java.util.ArrayList<>(BRIEF);
        settings.add("virtualization.mechanism=" + mechanism);
        return Run.of(ScenarioLoader.load("first-look", Overrides.of(settings)))
                .finish()
                .providerAddresses()
                .used();
    }

    @Test
    void the_run_comes_first_and_mechanisms_that_would_run_too_are_counted_in_the_background()
            throws Exception {
        RunModel model = run();
        work.clear();
        AddressCounts counts = new AddressCounts(model, "first-look", BRIEF, background);
        assertThat(counts.barsProperty().get())
                .containsExactly(new Bar("nvgre, this run", whole("nvgre"), true));
        counts.count();
        counts.count();
        assertThat(work).as("counted once").hasSize(1);
        work.remove().run();
        assertThat(counts.barsProperty().get())
                .extracting(Bar::name, Bar::count, Bar::measured)
                .containsExactly(
                        tuple("nvgre, this run", 2L, true),
                        tuple("ip-rewrite", whole("ip-rewrite"), false),
                        tuple("vlan", whole("vlan"), false));
    }

    @Test
    void a_variant_stands_beside_the_run_and_goes_with_it() throws Exception {
        AddressCounts counts = new AddressCounts(run(), "first-look", BRIEF, background);
        counts.compare(Optional.of(run("virtualization.mechanism=ip-rewrite")));
        assertThat(counts.barsProperty().get())
                .containsExactly(
                        new Bar("nvgre, this run", 2, true),
                        new Bar("ip-rewrite, with changes", 4, true));
        counts.compare(Optional.empty());
        assertThat(counts.barsProperty().get()).hasSize(1);
    }
}
