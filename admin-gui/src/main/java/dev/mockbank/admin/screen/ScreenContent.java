package dev.mockbank.admin.screen;

import dev.mockbank.admin.client.ConnectionState;
import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.screen.Content.Empty;
import dev.mockbank.admin.screen.Content.Failed;
import dev.mockbank.admin.screen.Content.Loading;
import dev.mockbank.admin.screen.Content.Ready;
import dev.mockbank.admin.work.Job;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// How far a screen's model has got with its content: the part that all models share. It loads again each time the bank
/// begins to answer. What is shown stays until the next answer is there, and a failure is told beside it.
public final class ScreenContent {

    private final Session session;
    private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(new Loading());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable Job loading;
    private @Nullable Runnable next;

    public ScreenContent(Session session) {
        this.session = session;
        session.stateProperty().subscribe(this::forgetWhenStopped);
    }

    /// Loads now if the bank answers, and each time it begins to. The last call of a model's constructor.
    ///
    /// @param reload asks for everything that the screen shows, with [#load]
    public void follow(Runnable reload) {
        session.onRunning(() -> {
            drop();
            reload.run();
        });
    }

    /// What there is to show.
    public ReadOnlyObjectProperty<Content> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /// What went wrong with content that is shown; empty when nothing did.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Asks the bank for the content. A question that is still under way comes to its end first, however often another
    /// one is asked meanwhile; of those only the last is asked then.
    ///
    /// @param show takes the answer over, and tells whether there is anything to show
    public <T extends @Nullable Object> void load(Session.Question<T> question, Predicate<? super T> show) {
        if (loading != null) {
            next = () -> load(question, show);
            return;
        }
        ask(question, show, () -> {});
    }

    /// Asks the bank for other content than what is shown; whatever is still being asked is not wanted any more.
    ///
    /// @param show   takes the answer over, and tells whether there is anything to show
    /// @param failed runs when there is no answer, which is told by then
    public <T extends @Nullable Object> void loadOther(
            Session.Question<T> question, Predicate<? super T> show, Runnable failed) {
        drop();
        ask(question, show, failed);
    }

    /// Tells of something that went wrong with what is shown.
    public void failed(Failure failure) {
        if (content.get() instanceof Loading || content.get() instanceof Failed) {
            content.set(new Failed(failure.sentence()));
        } else {
            problem.set(failure.sentence());
        }
    }

    private <T extends @Nullable Object> void ask(
            Session.Question<T> question, Predicate<? super T> show, Runnable failed) {
        loading = session.ask(
                question,
                answer -> {
                    loading = null;
                    problem.set("");
                    content.set(show.test(answer) ? new Ready() : new Empty());
                    loadNext();
                },
                failure -> {
                    loading = null;
                    failed(failure);
                    failed.run();
                    loadNext();
                });
    }

    private void loadNext() {
        var waiting = next;
        next = null;
        if (waiting != null && session.bank().isPresent()) {
            waiting.run();
        }
    }

    private void drop() {
        if (loading != null) {
            loading.cancel();
            loading = null;
        }
        next = null;
    }

    private void forgetWhenStopped(ConnectionState state) {
        if (state instanceof ConnectionState.Starting || state instanceof ConnectionState.Stopped) {
            problem.set("");
            content.set(new Loading());
        }
    }
}
