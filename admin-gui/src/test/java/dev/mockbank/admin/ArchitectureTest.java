package dev.mockbank.admin;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.mockbank.admin.theme.Look;
import dev.mockbank.admin.work.Work;
import javafx.application.Platform;

/// The console's house rules, checked on the compiled classes.
@AnalyzeClasses(packages = "dev.mockbank.admin", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String ROOT = "dev.mockbank.admin";

    @ArchTest
    static final ArchRule MODELS_KNOW_NO_CONTROLS = noClasses()
            .that()
            .haveSimpleNameEndingWith("Model")
            .or()
            .resideInAnyPackage(
                    ROOT + ".client", ROOT + ".process", ROOT + ".work", ROOT + ".format", ROOT + ".preferences")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "atlantafx..", "org.kordamp..")
            .because("what the console knows and does is tested without a window");

    @ArchTest
    static final ArchRule NOTHING_KNOWS_THE_SERVER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.mockbank.server..", "java.sql..")
            .because("the console uses the bank as everyone does, through its API");

    @ArchTest
    static final ArchRule ONLY_WORK_TOUCHES_THE_WINDOWS_THREAD = noClasses()
            .that(not(belongToAnyOf(Work.class, Look.class)))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Platform.class)
            .because("what takes its time has one door, which is bounded and can be cancelled");

    @ArchTest
    static final ArchRule SCREENS_KNOW_NO_THREADS = noClasses()
            .that(resideInAnyPackage(
                    ROOT + ".overview", ROOT + ".accounts", ROOT + ".transactions..", ROOT + ".keys", ROOT + ".server"))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Thread.class)
            .because("a screen asks through Session and Work, and is called back");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.mockbank.admin.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package must be understood without those that use it");
}
