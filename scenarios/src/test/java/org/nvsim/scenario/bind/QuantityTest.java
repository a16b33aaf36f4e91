package org.nvsim.scenario.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.limits.Limits;

class QuantityTest {
    private static final ScalarType<Long> RATE = Quantity.RATE.within(Limits.RATE, "10Gbps");
    private static final ScalarType<Long> SIZE = Quantity.SIZE.within(Limits.BYTES, "512KiB");
    private static final ScalarType<Long> DURATION = Quantity.DURATION.within(Limits.MOMENT, "1us");

    @ParameterizedTest
    @CsvSource({"1bps, 1", "64kbps, 64000", "2.5Gbps, 2500000000", "100Gbps, 100000000000"})
    void rates_are_bits_per_second(String text, long bitsPerSecond) {
        assertThat(RATE.parse(text)).isEqualTo(bitsPerSecond);
    }

    @ParameterizedTest
    @CsvSource({"0B, 0", "1kB, 1000", "1KiB, 1024", "1.5MiB, 1572864", "2TB, 2000000000000"})
    void sizes_are_bytes_in_both_families_of_units(String text, long bytes) {
        assertThat(SIZE.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "7ps, 7",
        "1ns, 1000",
        "0.001ns, 1",
        "1.5s, 1500000000000",
        "1min, 60000000000000",
        "1000h, 3600000000000000000"
    })
    void durations_are_picoseconds_exactly(String text, long picoseconds) {
        assertThat(DURATION.parse(text)).isEqualTo(picoseconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "s", "1", "1 s", "1S", "1e3s", "+1s", "-1s", "0.1ps", "1.s", ".5s", "3h s"
            })
    void anything_else_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DURATION.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999h", "999999999999999999s"})
    void what_does_not_fit_is_refused_rather_than_wrapped(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DURATION.parse(text))
                .withMessageContaining("is too large; a duration here is at most 1000h");
    }
}
