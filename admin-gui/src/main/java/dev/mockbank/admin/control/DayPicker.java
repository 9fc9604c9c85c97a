package dev.mockbank.admin.control;

import dev.mockbank.admin.format.TimeText;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javafx.scene.control.DatePicker;
import javafx.scene.input.KeyEvent;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A day to be typed or chosen from a calendar. What is typed and is no day stays, to be mended.
public final class DayPicker extends DatePicker {

    /// What to say of something that is no day.
    public static final String WRONG = "Type the day as year, month and day, such as 2026-03-01.";

    private final TypedDay typed = new TypedDay();

    public DayPicker(@Nullable LocalDate day) {
        setPromptText("2026-03-01");
        setConverter(typed);
        setValue(day);
        // The control empties itself when the converter finds no day; the user empties it by a key.
        getEditor().textProperty().subscribe(now -> {
            if (now.isEmpty()) {
                getEditor().setText(typed.unread);
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, _ -> typed.unread = "");
    }

    /// What stands in it, also while it is being typed: empty when that is no day, and holds nothing when it is blank.
    public Optional<Optional<LocalDate>> read() {
        var day = TimeText.read(text());
        return day.isEmpty() && !text().isBlank() ? Optional.empty() : Optional.of(day);
    }

    /// What stands in it.
    public String text() {
        return getEditor().getText();
    }

    private static final class TypedDay extends StringConverter<LocalDate> {

        private String unread = "";

        @Override
        public String toString(@Nullable LocalDate day) {
            return day == null ? "" : DateTimeFormatter.ISO_LOCAL_DATE.format(day);
        }

        @Override
        public @Nullable LocalDate fromString(@Nullable String typed) {
            var text = typed == null ? "" : typed;
            var day = TimeText.read(text);
            unread = day.isPresent() ? "" : text;
            return day.orElse(null);
        }
    }
}
