package org.nvsim.packet.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.packet.DropReason;

/** What has to hold for every protocol, those to come included. */
class EveryProtocolTest {
    static Collection<Protocol> protocols() {
        return Protocol.registry().all();
    }

    static List<Sample> samples() {
        return Sample.all();
    }

    @Test
    void every_dissector_is_named_where_services_are_looked_for() throws IOException {
        String module = Files.readString(Path.of("src/main/java/module-info.java"));
        String services =
                Files.readString(
                        Path.of("src/main/resources/META-INF/services", Protocol.class.getName()));
        for (JavaClass each :
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.nvsim.packet.protocol")) {
            if (each.isAssignableTo(Protocol.class) && !each.isInterface()) {
                String name = each.getName();
                assertThat(services.lines().anyMatch(name::equals))
                        .as(name + " has no line in META-INF/services/" + Protocol.class.getName())
                        .isTrue();
                assertThat(module.lines().anyMatch(l -> l.strip().matches(name + "[,;]")))
                        .as(name + " is not among what module-info.java provides")
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void a_sample_has_its_header(Protocol protocol) {
        assertThat(protocol.doc()).as("doc of " + protocol.word()).isNotBlank();
        for (Sample sample : Sample.of(protocol)) {
            assertThat(sample.dissection().headers())
                    .as(sample.toString())
                    .anyMatch(h -> h.protocol() == protocol && h.defect() == DropReason.NONE);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void its_line_says_what_a_frame_is(Sample sample) {
        assertThat(sample.dissection().line()).isEqualTo(sample.line());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void fields_cover_every_byte_of_every_header(Sample sample) {
        Dissection whole = sample.dissection();
        int at = 0;
        for (PacketField field : whole.fields()) {
            assertThat(field.name()).as(sample.toString()).isNotEqualTo("defect");
            assertThat(field.offset())
                    .as("byte %d of %s is in no field before %s", at, sample, field)
                    .isLessThanOrEqualTo(at);
            at = Math.max(at, field.offset() + field.length());
        }
        List<Header> headers = whole.headers();
        assertThat(at).isLessThanOrEqualTo(sample.bytes().length);
        assertThat(at).isEqualTo(Math.max(at, headers.get(headers.size() - 1).end()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void no_cut_and_no_flipped_bit_makes_a_reader_throw_or_look_outside(Sample sample) {
        byte[] whole = sample.bytes();
        for (int length = 0; length <= whole.length; length++) {
            readAmidDirt(Arrays.copyOf(whole, length));
        }
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            for (int length : new int[] {whole.length, whole.length * 3 / 4}) {
                readAmidDirt(Arrays.copyOf(flipped, length));
            }
        }
    }

    @Test
    void two_protocols_of_one_number_are_refused_by_name() {
        Collection<Protocol> twice = new ArrayList<>(protocols());
        twice.add(Protocol.registry().get("udp"));
        assertThatThrownBy(() -> new Protocols(twice))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "two protocols are announced by Announcement[space=IP_PROTOCOL, number=17]:"
                                + " udp and udp");
    }

    /** What is read depends only on the frame, whatever stands around it. */
    private static void readAmidDirt(byte[] frame) {
        String alone = read(frame, 0, frame.length);
        byte[] amid = new byte[frame.length + 16];
        Arrays.fill(amid, (byte) 0x5A);
        System.arraycopy(frame, 0, amid, 8, frame.length);
        assertThat(read(amid, 8, frame.length)).isEqualTo(alone);
    }

    private static String read(byte[] b, int off, int length) {
        Dissection read = Dissection.of(b, off, length, 0);
        for (PacketField field : read.fields()) {
            if (field.offset() < 0 || field.offset() + field.length() > length) {
                throw new AssertionError("outside of the frame: " + field);
            }
        }
        FlowKey key = read.flow();
        return read.line() + read.fields() + key.source() + key.network() + key.sourcePort();
    }
}
