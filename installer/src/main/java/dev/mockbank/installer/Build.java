package dev.mockbank.installer;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The build's program: first the image, a folder in which both programs run, then the packages of this platform.
/// `./mvnw -Pinstaller` starts it.
@Command(
        name = "build",
        description = "Builds the installed Mockbank and its packages for this platform.",
        mixinStandardHelpOptions = true)
public final class Build implements Callable<Integer> {

    @Option(names = "--project", required = true, description = "the root of the built project")
    private Path project = Path.of("");

    @Option(names = "--version", required = true, description = "the version of the project")
    private String version = "";

    @Option(names = "--folder", required = true, description = "where everything is written to")
    private Path folder = Path.of("");

    private final PrintStream out;

    Build(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        var line = new CommandLine(new Build(System.out));
        line.setExecutionExceptionHandler((thrown, _, _) -> {
            thrown.printStackTrace();
            return CommandLine.ExitCode.SOFTWARE;
        });
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var built = new Project(project.toAbsolutePath().normalize(), version);
        var work = folder.toAbsolutePath().resolve("work");
        FileTree.delete(work);
        Files.createDirectories(work);

        say("Linking the Java runtime");
        var modules = JavaFxModules.make(built.javaFx(), work.resolve("jmods"));
        var runtime = JavaRuntime.link(modules, work.resolve("runtime"));
        say("Gathering the programs");
        var content = Content.gather(built, work.resolve("content"));
        var image = Image.assemble(built, content, runtime, folder.toAbsolutePath());
        say("Training the caches of " + image.root());
        new Training(image, work.resolve("training")).run();
        for (var format : Format.ofThisPlatform()) {
            say("Packing the " + format.name());
            say("  " + format.pack(built, image, folder.toAbsolutePath()));
        }
        return CommandLine.ExitCode.OK;
    }

    private void say(String step) {
        out.println(step);
        out.flush();
    }
}
