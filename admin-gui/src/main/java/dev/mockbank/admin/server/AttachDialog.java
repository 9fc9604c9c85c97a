package dev.mockbank.admin.server;

import dev.mockbank.admin.control.FormDialog;
import dev.mockbank.admin.screen.Desk;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;

/// Asks for the address and the master key of a server that others run.
final class AttachDialog {

    private static final String ADDRESS = "address";
    private static final String MASTER_KEY = "master_key";

    private final ServerModel model;
    private final TextField address = new TextField();
    private final PasswordField masterKey = new PasswordField();
    private final FormDialog dialog;

    AttachDialog(ServerModel model, Desk desk) {
        this.model = model;
        address.setPromptText("http://bank.example.com:8000");
        this.dialog = new FormDialog(desk.dialogs(), "Attach to another server", "Attach", this::attach)
                .say(
                        "The console shows that bank then, and neither starts nor stops it. Your own server is stopped; its"
                                + " accounts and transactions are kept.")
                .field(ADDRESS, "Address", address)
                .field(MASTER_KEY, "Master key", masterKey)
                .say("The key is kept in a file that only you can read.");
    }

    void show() {
        dialog.show();
    }

    private void attach() {
        var wanted = uri(address.getText().strip());
        var key = masterKey.getText().strip();
        if (wanted.isEmpty()) {
            dialog.wrong(ADDRESS, "An address looks like http://bank.example.com:8000.");
        } else if (key.isEmpty()) {
            dialog.wrong(MASTER_KEY, "The key is in the file master-key in that server's data folder.");
        } else {
            model.attach(wanted.get(), key, dialog::close, dialog::failed);
        }
    }

    private static Optional<URI> uri(String text) {
        try {
            var uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return http && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }
}
