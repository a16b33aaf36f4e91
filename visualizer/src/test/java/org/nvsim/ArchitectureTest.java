package org.nvsim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which package may know which, and which may use what; see docs/ARCHITECTURE.md. */
class ArchitectureTest {
    private static final JavaClasses NVSIM =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.nvsim");

    /** Packages whose code decides what happens in a run. */
    private static final String[] MODEL =
            inside("engine feature packet observe virt ip guest fabric host control");

    @ParameterizedTest(name = "{0} knows only: {1} {2}")
    @CsvSource({
        "limits,     '',                                                   ''",
        "engine,     '',                                                   commons-rng"
                + " commons-math",
        "topology,   '',                                                   jgrapht",
        "feature,    '',                                                   ''",
        "packet,     feature,                                              ''",
        "observe,    packet,                                               ''",
        "virt,       packet feature,                                       agrona",
        "ip,         packet observe engine,                                agrona",
        "guest,      packet observe engine ip feature,                     agrona",
        "fabric,     packet observe engine ip topology,                    agrona",
        "host,       packet observe engine ip topology virt guest fabric,  agrona",
        "control,    packet observe engine virt host feature,              agrona",
        "scenario,   packet observe virt guest fabric host control topology feature"
                + " engine.random,"
                + " jackson",
        "run,        scenario packet observe engine ip virt guest fabric host control topology"
                + " feature,"
                + " commons-math histogram",
        "report,     run scenario packet observe topology,                 jackson commonmark",
        "cli,        report run scenario,                                  picocli jackson",
        "visualizer, cli report run scenario packet observe topology,      javafx atlantafx ikonli",
    })
    void a_package_knows_only_what_lies_below_it(String name, String known, String libraries) {
        List<String> allowed = new ArrayList<>(List.of("java..", "org.nvsim.limits.."));
        allowed.addAll(List.of(inside(name)));
        allowed.addAll(List.of(inside(known)));
        for (String library : words(libraries)) {
            allowed.addAll(packagesOf(library));
        }

        check(
                classes()
                        .that()
                        .resideInAnyPackage(inside(name))
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(allowed.toArray(String[]::new)));
    }

    @Test
    void every_package_has_a_line_in_the_table_above() {
        assertThat(packages())
                .isSubsetOf(
                        words(
                                "limits engine topology feature packet observe virt ip guest"
                                        + " fabric host control scenario run report cli visualizer"));
    }

    @Test
    void packages_do_not_depend_on_each_other_in_a_circle() {
        check(slices().matching("org.nvsim.(*)..").should().beFreeOfCycles());
    }

    @Test
    void a_guest_cannot_know_that_its_address_is_virtual() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("org.nvsim.guest..")
                        .should()
                        .transitivelyDependOnClassesThat()
                        .resideInAPackage("org.nvsim.virt.."));
    }

    @Test
    void the_provider_network_cannot_know_what_it_carries() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("org.nvsim.fabric..")
                        .should()
                        .transitivelyDependOnClassesThat()
                        .resideInAPackage("org.nvsim.virt.."));
    }

    @Test
    void no_wall_clock_decides_anything() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(inside("cli report run visualizer"))
                        .should(Outside.WALL_CLOCK.isUsed()));
    }

    @Test
    void no_chance_decides_but_the_named_streams() {
        check(inModel().should(Outside.CHANCE.isUsed()));
    }

    @Test
    void no_hash_order_decides_anything() {
        check(inModel().should(Outside.HASH_ORDER.isUsed()));
    }

    @Test
    void no_locale_or_charset_of_the_machine_decides_anything() {
        check(inModel().should(Outside.MACHINE_DEFAULTS.isUsed()));
    }

    @Test
    void no_arithmetic_differs_between_machines() {
        check(inModel().should(Outside.INEXACT_MATHS.isUsed()));
    }

    @Test
    void nothing_is_remembered_outside_of_a_run() {
        check(
                noFields()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAnyPackage(MODEL)
                        .and()
                        .areStatic()
                        .should()
                        .notBeFinal());
    }

    @Test
    void only_the_command_writes_to_the_standard_streams() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("org.nvsim.cli..")
                        .should(ACCESS_STANDARD_STREAMS));
    }

    @Test
    void only_the_command_ends_the_process() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("org.nvsim.cli..")
                        .should(ArchConditions.callMethod(System.class, "exit", int.class)));
    }

    private static GivenClassesConjunction inModel() {
        return noClasses().that().resideInAnyPackage(MODEL);
    }

    /** Packages that are still to be written have no classes, which is no fault. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(NVSIM);
    }

    private static List<String> packages() {
        TreeSet<String> names = new TreeSet<>();
        for (JavaClass each : NVSIM) {
            names.add(each.getPackageName().replaceFirst("^org\\.nvsim\\.", "").split("\\.")[0]);
        }
        names.remove("");
        return List.copyOf(names);
    }

    private static String[] inside(String names) {
        return words(names).stream().map(n -> "org.nvsim." + n + "..").toArray(String[]::new);
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.trim().split(" +"));
    }

    private static List<String> packagesOf(String library) {
        return switch (library) {
            case "commons-rng" -> List.of("org.apache.commons.rng..");
            case "commons-math" -> List.of("org.apache.commons.math3..");
            case "histogram" -> List.of("org.HdrHistogram..");
            case "jgrapht" -> List.of("javax.xml.stream..", "org.jgrapht..");
            case "agrona" -> List.of("org.agrona..");
            case "jackson" ->
                    List.of(
                            "tools.jackson..",
                            "com.fasterxml.jackson.annotation..",
                            "org.snakeyaml.engine..");
            case "commonmark" -> List.of("org.commonmark..");
            case "picocli" -> List.of("picocli..");
            case "javafx" -> List.of("javafx..");
            case "atlantafx" -> List.of("atlantafx..");
            case "ikonli" -> List.of("org.kordamp.ikonli..");
            default -> throw new IllegalArgumentException(library);
        };
    }
}
