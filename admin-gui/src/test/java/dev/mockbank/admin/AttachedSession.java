package dev.mockbank.admin;

import dev.mockbank.admin.client.ConnectionState.Running;
import dev.mockbank.admin.client.ConnectionState.Stopped;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.admin.process.ServerLife;
import dev.mockbank.admin.work.PlainWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/// A session on a real server without a toolkit, for the tests of models: their thread is a [PlainWindow].
public final class AttachedSession implements AutoCloseable {

    private final PlainWindow window = new PlainWindow();
    private final Session session = new Session(window.work());
    private final ServerLife life;

    /// Attaches to a server, and waits until it answers.
    public AttachedSession(RealServer server) {
        this(server::rememberIn);
    }

    /// Attaches to what it is made to remember, and waits until it answers.
    public AttachedSession(Consumer<Preferences> remember) {
        try {
            var home = TargetFolder.create();
            remember.accept(Preferences.in(home));
            life = window.call(() -> new ServerLife(session, window.work(), Preferences.in(home), home, List::of));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        window.run(life::start);
        window.await(() -> session.state() instanceof Running);
    }

    /// The thread on which models are called.
    public PlainWindow window() {
        return window;
    }

    /// The session.
    public Session session() {
        return session;
    }

    /// Disconnects, and waits until that is done.
    public void leave() {
        window.run(life::stop);
        window.await(() -> session.state() instanceof Stopped);
    }

    /// Ends as the program does, on the window's thread.
    public void end() {
        window.run(life::close);
    }

    /// Connects again, and waits until the bank answers.
    public void enter() {
        window.run(life::start);
        window.await(() -> session.state() instanceof Running);
    }

    @Override
    public void close() {
        window.run(life::close);
        window.close();
    }
}
