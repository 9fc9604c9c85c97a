package dev.mockbank.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;

/// The house rules, checked on the compiled classes.
@AnalyzeClasses(packages = "dev.mockbank", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String ROOT = "dev.mockbank.server";

    @ArchTest
    static final ArchRule NO_DOUBLES = noClasses()
            .that(resideInAnyPackage(
                    "dev.mockbank.shared..",
                    ROOT + ".account..",
                    ROOT + ".transaction..",
                    ROOT + ".transfer..",
                    ROOT + ".idempotency..",
                    ROOT + ".summary..",
                    ROOT + ".reconciliation..",
                    ROOT + ".household..",
                    ROOT + ".demo..",
                    ROOT + ".http.."))
            .should(new UseBinaryFractions())
            .because("money never passes through a double: 0.1 is none");

    @ArchTest
    static final ArchRule ARROWS_OF_THE_DOCUMENT = Layers.drawn(Path.of("../docs/architecture.md"))
            .rule()
            .because("docs/architecture.md draws who stands on whom; a new package has to be placed there");

    @ArchTest
    static final ArchRule WEB_SERVER_STAYS_AT_ITS_EDGE = noClasses()
            .that(not(resideInAnyPackage(ROOT + ".http", ROOT + ".http.connection")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.helidon.webserver..", "io.helidon.http..", "io.helidon.common..")
            .because("a feature speaks of requests and answers, so that the web server can be changed in one package");

    @ArchTest
    static final ArchRule SQL_STAYS_IN_STORES = noClasses()
            .that(not(resideInAnyPackage(ROOT + ".db", ROOT + ".postgres").or(simpleNameEndingWith("Store"))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.helidon.dbclient..", "java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer..")
            .because("every query goes through one store per noun; what sets the embedded database up is none");

    @ArchTest
    static final ArchRule STORES_ARE_HIDDEN = classes()
            .that()
            .haveSimpleNameEndingWith("Store")
            .should()
            .notBePublic()
            .because("other features ask the noun, which knows the rules, and never its table");

    @ArchTest
    static final ArchRule SHARED_IS_THE_WIRE_ALONE = noClasses()
            .that()
            .resideInAPackage("dev.mockbank.shared..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "..", "io.helidon..", "java.sql..")
            .because("the console and other programs use it without the server");

    @ArchTest
    static final ArchRule HOUSEHOLD_IS_PURE = noClasses()
            .that()
            .resideInAPackage(ROOT + ".household..")
            .should()
            .dependOnClassesThat(resideOutsideOfPackages(
                            ROOT + ".household..",
                            "dev.mockbank.shared..",
                            "java.lang..",
                            "java.time..",
                            "java.util..",
                            "org.jspecify..")
                    .or(assignableTo(Clock.class))
                    .or(resideInAPackage("java.util.random.."))
                    .or(assignableTo(Random.class)))
            .because("its books are made of its number alone: no clock, no other chance, no bank");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.mockbank.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package must be understood without those that use it");
}
