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
import java.time.Clock;
import java.util.Random;

/// The house rules, checked on the compiled classes.
@AnalyzeClasses(packages = "dev.mockbank", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String ROOT = "dev.mockbank.server";
    private static final String[] FEATURES = {
        ROOT + ".account..",
        ROOT + ".transaction..",
        ROOT + ".transfer..",
        ROOT + ".idempotency..",
        ROOT + ".summary..",
        ROOT + ".reconciliation..",
        ROOT + ".access..",
        ROOT + ".limit..",
        ROOT + ".household..",
        ROOT + ".demo..",
        ROOT + ".reset..",
        ROOT + ".backup..",
        ROOT + ".command..",
        ROOT + ".status..",
        ROOT + ".docs.."
    };

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
    static final ArchRule EDGES_KNOW_NO_FEATURE = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".http..", ROOT + ".db..", ROOT + ".postgres..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(FEATURES).or(resideInAPackage(ROOT)))
            .because("what holds Helidon's and the driver's edges serves every feature alike");

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
    static final ArchRule ONLY_THE_ROOT_COMPOSES = noClasses()
            .that(not(resideInAPackage(ROOT)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT)
            .because("settings and wiring live in the composition root, and nothing looks them up");

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
    static final ArchRule SERVING_NEEDS_NO_COMMAND = noClasses()
            .that(not(resideInAnyPackage(ROOT, ROOT + ".command..", ROOT + ".backup..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".command..", ROOT + ".backup..")
            .because("what the program does besides serving stands on the features, and none stands on it");

    @ArchTest
    static final ArchRule BACKGROUND_KNOWS_NOTHING = noClasses()
            .that()
            .resideInAPackage(ROOT + ".background")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".background"))))
            .because("what is done in the background is the matter of whoever starts it");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.mockbank.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package must be understood without those that use it");
}
