package dev.mockbank.admin.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TestConsole;
import dev.mockbank.admin.Toolkit;
import java.time.LocalDate;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A day as it is typed.
class DayPickerTest {

    private final TestConsole console = TestConsole.attachedTo(RealServer.shared());
    private final DayPicker picker = Toolkit.call(() -> new DayPicker(LocalDate.of(2026, 11, 1)));

    @BeforeEach
    void show() {
        Toolkit.run(() -> new FormDialog(console.desk().dialogs(), "Date", "Show", () -> {})
                .field("from", "From", picker)
                .show());
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void isReadWhileItIsBeingTypedAndWhenItIsLeft() {
        type("1 mar 2026");
        assertThat(Toolkit.call(picker::read)).contains(Optional.of(LocalDate.of(2026, 3, 1)));

        console.press(KeyCode.TAB);
        assertThat(Toolkit.call(picker::text)).isEqualTo("2026-03-01");
        assertThat(Toolkit.call(picker::read)).contains(Optional.of(LocalDate.of(2026, 3, 1)));
    }

    @Test
    void whatIsNoDayStaysToBeMended() {
        type("31.2.2026");
        console.press(KeyCode.TAB);

        assertThat(Toolkit.call(picker::text)).isEqualTo("31.2.2026");
        assertThat(Toolkit.call(picker::read)).isEmpty();
    }

    @Test
    void nothingTypedIsNoDay() {
        type("");
        console.press(KeyCode.TAB);

        assertThat(Toolkit.call(picker::read)).contains(Optional.empty());
    }

    private void type(String text) {
        console.press(KeyCode.END);
        Toolkit.run(() -> picker.getEditor().setText(text));
    }
}
