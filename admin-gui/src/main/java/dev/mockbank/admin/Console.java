package dev.mockbank.admin;

import dev.mockbank.admin.accounts.AccountsModel;
import dev.mockbank.admin.accounts.AccountsView;
import dev.mockbank.admin.backup.BackupDialogs;
import dev.mockbank.admin.backup.BackupModel;
import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.DialogLayer;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.keys.KeysModel;
import dev.mockbank.admin.keys.KeysView;
import dev.mockbank.admin.overview.OverviewModel;
import dev.mockbank.admin.overview.OverviewView;
import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.admin.process.ServerLife;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Navigator;
import dev.mockbank.admin.screen.Notice;
import dev.mockbank.admin.screen.Notices;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.screen.ScreenView;
import dev.mockbank.admin.server.ServerModel;
import dev.mockbank.admin.server.ServerView;
import dev.mockbank.admin.theme.Look;
import dev.mockbank.admin.transactions.TransactionsModel;
import dev.mockbank.admin.transactions.TransactionsView;
import dev.mockbank.admin.transactions.export.ExportDialog;
import dev.mockbank.admin.transactions.export.Exporting;
import dev.mockbank.admin.work.Work;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.layout.BorderPane;

/// The console without its window: the composition root, where models and views are made and given what they need.
final class Console implements AutoCloseable {

    private static final String REMEMBERED_SCREEN = "screen";

    private final Work work = Work.forWindow();
    private final Session session = new Session(work);
    private final Look look;
    private final ServerLife life;
    private final Desk desk;
    private final Preferences preferences;
    private final ExportDialog export;
    private final ServerModel server;
    private final MainView view;

    /// @param defaultHome the data folder of the server when the user has chosen none
    /// @param command     gives the command that starts the server
    /// @param formats     how the user reads money and times
    /// @param browser     opens an address outside the console
    Console(
            Preferences preferences,
            Path defaultHome,
            Supplier<List<String>> command,
            Formats formats,
            Browser browser) {
        this.look = new Look(preferences, defaultHome);
        this.life = new ServerLife(session, work, preferences, defaultHome, command);
        var navigator = new Navigator(rememberedScreen(preferences));
        navigator.screenProperty().subscribe(screen -> preferences.set(REMEMBERED_SCREEN, screen.name()));
        var notices = new Notices();
        Consumer<URI> opener = address -> open(browser, address, notices);
        var window = new BorderPane();
        var dialogs = new DialogLayer(window);
        this.desk = new Desk(session, life, navigator, notices, dialogs, formats, opener);
        this.preferences = preferences;
        this.export = new ExportDialog(new Exporting(session, work), desk, preferences);
        // Its charts show what was before they were first looked at.
        this.server = new ServerModel(session, life, work, formats.numbers());
        var model = new MainModel(session, life, formats.numbers());
        window.setTop(new Header(model, notices, opener));
        this.view = new MainView(window, navigator, notices, dialogs, this::make);
        var acts = new MainActs(
                model,
                desk,
                look,
                defaultHome,
                new BackupDialogs(new BackupModel(session, life, work), desk),
                view::view);
        window.setLeft(new SideBar(model, navigator, look.themeProperty(), acts.menu()));
        view.acts(acts::find, acts::showShortcuts);
    }

    /// What the window shows.
    MainView view() {
        return view;
    }

    /// What a screen's view finds around it.
    Desk desk() {
        return desk;
    }

    /// Light or dark.
    Look look() {
        return look;
    }

    /// Whether anybody looks at the window: while nobody does, the console asks nothing.
    void looked(boolean looked) {
        work.rest(!looked);
    }

    /// Starts the server, or attaches to it.
    void start() {
        life.start();
    }

    /// Stops what was started, and waits for that.
    @Override
    public void close() {
        life.close();
        work.close();
    }

    /// Opens an address outside the console; may wait for that.
    @FunctionalInterface
    interface Browser {

        /// Tells whether something has opened it.
        boolean open(URI address) throws InterruptedException;
    }

    private void open(Browser browser, URI address, Notices notices) {
        work.run(
                () -> browser.open(address),
                opened -> {
                    if (!opened) {
                        notices.tell(
                                "Nothing here opens " + address + ".",
                                new Notice.Offer("Copy address", () -> Buttons.copy(address.toString())));
                    }
                },
                thrown -> notices.tell(Failure.of(thrown).sentence()));
    }

    private ScreenView make(Screen screen) {
        return switch (screen) {
            case OVERVIEW -> new OverviewView(new OverviewModel(session, work, Clock.systemUTC()), desk);
            case ACCOUNTS -> new AccountsView(new AccountsModel(session), desk, export);
            case TRANSACTIONS ->
                new TransactionsView(
                        new TransactionsModel(session, work, desk.formats(), preferences), desk, export, preferences);
            case KEYS -> new KeysView(new KeysModel(session, work), desk);
            case SERVER -> new ServerView(server, desk);
        };
    }

    private static Screen rememberedScreen(Preferences preferences) {
        return preferences.get(REMEMBERED_SCREEN).stream()
                .flatMap(name -> List.of(Screen.values()).stream()
                        .filter(screen -> screen.name().equals(name)))
                .findFirst()
                .orElse(Screen.OVERVIEW);
    }
}
