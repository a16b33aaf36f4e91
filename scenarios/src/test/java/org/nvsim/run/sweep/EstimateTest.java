package org.nvsim.run.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Expected values are those of R 4.3. */
class EstimateTest {
    private static final double[] NO_DRUG = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    private static final double[] DRUG = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

    /** {@code t.test(1:5)}, {@code quantile(1:5, c(.05, .5, .95))}. */
    @Test
    void mean_interval_and_quantiles_are_those_of_the_textbook() {
        Estimate estimate = Estimate.of(4, 2, 5, 1, 3);

        assertThat(estimate.count()).isEqualTo(5);
        assertThat(estimate.mean()).isEqualTo(3);
        assertThat(estimate.standardDeviation()).isEqualTo(1.5811388300841898, within(1e-15));
        assertThat(estimate.halfWidth95()).isEqualTo(1.963243, within(1e-6));
        assertThat(estimate.least()).isEqualTo(1);
        assertThat(estimate.p05()).isEqualTo(1.2, within(1e-12));
        assertThat(estimate.p50()).isEqualTo(3);
        assertThat(estimate.p95()).isEqualTo(4.8, within(1e-12));
        assertThat(estimate.greatest()).isEqualTo(5);
    }

    @Test
    void one_replication_has_a_mean_but_no_interval() {
        Estimate estimate = Estimate.of(7);

        assertThat(estimate.mean()).isEqualTo(7);
        assertThat(estimate.halfWidth95()).isNaN();
        assertThat(estimate.isWithin(1)).isFalse();
    }

    @Test
    void replications_without_the_figure_do_not_count() {
        assertThat(Estimate.of(Double.NaN, 2, 4)).isEqualTo(Estimate.of(2, 4));
        assertThat(Estimate.of(Double.NaN).count()).isZero();
        assertThat(Estimate.of(Double.NaN).mean()).isNaN();
    }

    @Test
    void an_interval_is_held_against_the_mean_whatever_its_sign() {
        Estimate estimate = Estimate.of(-4, -2, -5, -1, -3);

        assertThat(estimate.isWithin(0.655)).isTrue();
        assertThat(estimate.isWithin(0.654)).isFalse();
    }

    /**
     * Student's own data (Biometrika 6, 1908), {@code t.test(extra ~ group, sleep, paired = TRUE)}.
     */
    @Test
    void pairs_are_compared_as_student_did() {
        Comparison comparison = Comparison.of(DRUG, NO_DRUG);

        assertThat(comparison.difference().mean()).isEqualTo(1.58, within(1e-12));
        assertThat(comparison.difference().halfWidth95()).isEqualTo(0.8798858, within(1e-7));
        assertThat(comparison.pValue()).isEqualTo(0.00283289, within(1e-8));
    }

    @Test
    void pairs_that_all_differ_alike_leave_no_room_for_chance() {
        assertThat(Comparison.of(new double[] {2, 3, 4}, new double[] {1, 2, 3}).pValue()).isZero();
        assertThat(Comparison.of(new double[] {1, 2}, new double[] {1, 2}).pValue()).isEqualTo(1);
        assertThat(Comparison.of(new double[] {1}, new double[] {2}).pValue()).isNaN();
    }

    @Test
    void a_pair_with_half_of_it_missing_does_not_count() {
        Comparison comparison =
                Comparison.of(new double[] {2, Double.NaN, 4, 9}, new double[] {1, 2, Double.NaN});

        assertThat(comparison.difference().count()).isEqualTo(1);
    }
}
