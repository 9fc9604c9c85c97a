package dev.mockbank.admin.screen;

import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.control.DialogLayer;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.process.ServerLife;
import java.net.URI;
import java.util.function.Consumer;

/// What a screen's view finds around it.
///
/// @param session   the bank and how the console and it stand
/// @param life      starts and stops the server
/// @param navigator the way to another screen
/// @param notices   says what has been done
/// @param dialogs   shows dialogs above the window
/// @param formats   writes money, times and numbers
/// @param browser   opens an address outside the console
public record Desk(
        Session session,
        ServerLife life,
        Navigator navigator,
        Notices notices,
        DialogLayer dialogs,
        Formats formats,
        Consumer<URI> browser) {}
