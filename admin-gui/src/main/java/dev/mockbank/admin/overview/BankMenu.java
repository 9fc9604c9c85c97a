package dev.mockbank.admin.overview;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.mockbank.admin.control.MenuPlace;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.shared.DemoData.State;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is seldom done to the bank as a whole: more demo data, and the reset.
final class BankMenu extends MenuButton {

    private static final String MEANING = "Demo data and reset";

    BankMenu(OverviewModel model, Desk desk) {
        var load = new MenuItem("Load demo data…");
        load.setOnAction(_ -> new DemoDialog(model.demo(), desk).show());
        var reset = new MenuItem("Delete all accounts and transactions…");
        reset.getStyleClass().add(Style.RISKY);
        reset.setOnAction(_ -> Optional.ofNullable(model.glanceProperty().get())
                .ifPresent(glance -> new ResetDialog(model.demo(), glance, desk).show()));
        var running = model.demo().progressProperty().map(progress -> progress.state() == State.RUNNING);
        load.disableProperty().bind(running);
        reset.disableProperty().bind(running);
        getItems().addAll(load, new SeparatorMenuItem(), reset);
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW);
        setId("bank-menu");
        setGraphic(new FontIcon(Feather.MORE_HORIZONTAL));
        setAccessibleText(MEANING);
        setTooltip(new Tooltip(MEANING));
        MenuPlace.within(this);
    }
}
