package dev.mockbank.admin;

import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.admin.process.ServerCommand;
import dev.mockbank.admin.theme.AppIcon;
import dev.mockbank.admin.theme.Look;
import dev.mockbank.shared.UserDataFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The console in its window. It shows the window first and starts the server then.
public final class AdminApp extends Application {

    private static final String HOME = "MOCKBANK_HOME";

    private @Nullable Console console;

    @Override
    public void start(Stage window) {
        RestingTimer.install();
        var home = home(System.getenv());
        var preferences = Preferences.in(home);
        var place = new WindowPlace(preferences);
        var made = new Console(preferences, home, ServerCommand::find, Formats.ofUser(), this::browse);
        console = made;
        var scene = new Scene(made.view());
        scene.getStylesheets().add(Look.styleSheet());
        window.setScene(scene);
        window.setTitle("Mockbank");
        window.getIcons().setAll(AppIcon.images());
        place.restore(window);
        window.setOnHiding(_ -> place.remember(window));
        window.iconifiedProperty().subscribe(minimised -> made.looked(!minimised));
        window.show();
        if (getParameters().getUnnamed().contains(Tour.OPTION)) {
            new Tour(made.desk(), System.out, window::close).start();
        }
        made.start();
    }

    @Override
    public void stop() {
        if (console != null) {
            console.close();
        }
    }

    /// On Linux JavaFX does not tell when it finds no browser.
    private boolean browse(URI address) throws InterruptedException {
        if (System.getProperty("os.name").startsWith("Linux")) {
            return new SystemBrowser(SystemBrowser.LINUX).open(address);
        }
        getHostServices().showDocument(address.toString());
        return true;
    }

    private static Path home(Map<String, String> environment) {
        var chosen = environment.getOrDefault(HOME, "");
        return chosen.isEmpty()
                ? UserDataFolder.of(System.getProperty("os.name"), System.getProperty("user.home"), environment)
                : Path.of(chosen).toAbsolutePath();
    }
}
