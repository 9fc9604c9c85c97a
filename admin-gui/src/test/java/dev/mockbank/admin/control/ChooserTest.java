package dev.mockbank.admin.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TestConsole;
import dev.mockbank.admin.Toolkit;
import dev.mockbank.admin.control.Chooser.Choice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A list from which several are chosen, by its keys.
class ChooserTest {

    private final TestConsole console = TestConsole.stopped(freePort());
    private final AtomicReference<Set<String>> chosen = new AtomicReference<>(Set.of());
    private final Chooser<String> chooser = Toolkit.call(() -> new Chooser<>("fruits", 2, chosen::set));

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void whatChangesWhileItIsOpenMovesNothingUnderTheUser() {
        open("apple", "banana", "cherry");
        console.press(KeyCode.DOWN);

        Toolkit.run(() -> chooser.update(choices("apricot", "banana", "cherry", "apple")));
        console.awaitText("apricot");
        console.press(KeyCode.ENTER);
        assertThat(chosen.get()).containsExactly("banana");

        Toolkit.run(() -> chooser.update(choices("apricot", "cherry", "banana")));
        console.awaitNoText("apple");
        console.press(KeyCode.DOWN);
        console.press(KeyCode.ENTER);
        assertThat(chosen.get()).containsExactlyInAnyOrder("banana", "cherry");
    }

    @Test
    void saysHowManyCanBeChosenAtOnce() {
        open("apple", "banana", "cherry");
        for (int i = 0; i < 3; i++) {
            console.press(KeyCode.ENTER);
            console.press(KeyCode.DOWN);
        }

        console.awaitText("At most 2 at once.");
        assertThat(chosen.get()).containsExactlyInAnyOrder("apple", "banana");
    }

    private void open(String... names) {
        Toolkit.run(
                () -> chooser.open(console.desk().dialogs().getScene().lookup(".header"), choices(names), List.of()));
        console.awaitText(names[0]);
    }

    private static List<Choice<String>> choices(String... names) {
        return Stream.of(names).map(name -> new Choice<>(name, name, "")).toList();
    }

    private static int freePort() {
        try {
            return RealServer.freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
