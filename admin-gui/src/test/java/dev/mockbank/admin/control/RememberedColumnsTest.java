package dev.mockbank.admin.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.TargetFolder;
import dev.mockbank.admin.Toolkit;
import dev.mockbank.admin.preferences.Preferences;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

/// The columns of a table as the user has left them.
class RememberedColumnsTest {

    private static final double WIDTH = 234;

    private final Path home = TargetFolder.create();

    RememberedColumnsTest() throws IOException {}

    @Test
    void areHiddenAndAsWideAsTheyWere() {
        Toolkit.run(() -> {
            var table = table();
            column(table, 0).setPrefWidth(WIDTH);
            table.resizeColumn(column(table, 0), WIDTH - column(table, 0).getWidth());
            column(table, 1).setVisible(false);
        });

        var again = Toolkit.call(this::table);

        assertThat(column(again, 0).getPrefWidth()).isEqualTo(WIDTH);
        assertThat(column(again, 0).isVisible()).isTrue();
        assertThat(column(again, 1).isVisible()).isFalse();
        assertThat(again.isTableMenuButtonVisible()).isTrue();
    }

    private TableView<String> table() {
        var table = new TableView<String>();
        for (var name : new String[] {"when", "amount"}) {
            var column = new TableColumn<String, String>(name);
            column.setId(name);
            table.getColumns().add(column);
        }
        RememberedColumns.of(table, Preferences.in(home), "test.columns");
        return table;
    }

    private static TableColumn<String, ?> column(TableView<String> table, int index) {
        return table.getColumns().get(index);
    }
}
