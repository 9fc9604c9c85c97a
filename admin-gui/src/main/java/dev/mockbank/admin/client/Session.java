package dev.mockbank.admin.client;

import dev.mockbank.admin.client.ConnectionState.Running;
import dev.mockbank.admin.client.ConnectionState.Stopped;
import dev.mockbank.admin.client.ConnectionState.Unreachable;
import dev.mockbank.admin.work.Job;
import dev.mockbank.admin.work.Work;
import dev.mockbank.shared.AdminInfo;
import dev.mockbank.shared.Traffic;
import dev.mockbank.shared.client.ApiException;
import dev.mockbank.shared.client.UnreachableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// What the console knows of its bank: how they stand, and the way to ask it something. Everything here is called, and
/// calls back, on the window's thread. Questions that find no server change the state; screens that reload with
/// [#onRunning] recover by themselves.
public final class Session {

    private static final Logger LOG = System.getLogger("mockbank.console");
    /// What is known of a bank's traffic before it has told.
    public static final Traffic NO_TRAFFIC = new Traffic(0, 0, List.of());

    private static final int UNAUTHORIZED = 401;

    private final Work work;
    private final List<Act> lastActs = new CopyOnWriteArrayList<>();
    private final ReadOnlyObjectWrapper<ConnectionState> state = new ReadOnlyObjectWrapper<>(new Stopped());
    private final ReadOnlyObjectWrapper<Vitals> vitals = new ReadOnlyObjectWrapper<>(Vitals.NONE);
    private final ReadOnlyObjectWrapper<Traffic> traffic = new ReadOnlyObjectWrapper<>(NO_TRAFFIC);
    private final LongProperty changes = new SimpleLongProperty();

    public Session(Work work) {
        this.work = work;
    }

    /// A question to the bank, asked on a virtual thread.
    @FunctionalInterface
    public interface Question<T extends @Nullable Object> {

        /// Asks it.
        T ask(Bank bank) throws Exception;
    }

    /// An act in the bank that has no answer, done on a virtual thread.
    @FunctionalInterface
    public interface Act {

        /// Does it.
        void perform(Bank bank) throws Exception;
    }

    /// How the console and its bank stand.
    public ReadOnlyObjectProperty<ConnectionState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// How the console and its bank stand now.
    public ConnectionState state() {
        return state.get();
    }

    /// What the server says of itself while it answers.
    public ReadOnlyObjectProperty<Vitals> vitalsProperty() {
        return vitals.getReadOnlyProperty();
    }

    /// What the server has told last of its traffic: that since it told before, or of the last two minutes.
    public ReadOnlyObjectProperty<Traffic> trafficProperty() {
        return traffic.getReadOnlyProperty();
    }

    /// Runs this each time something in the bank was changed, by whomever, until it is unsubscribed.
    public Subscription onChange(Runnable reload) {
        return changes.subscribe((_, _) -> reload.run());
    }

    /// The bank, while it answers.
    public Optional<Bank> bank() {
        return state.get() instanceof Running(var bank) ? Optional.of(bank) : Optional.empty();
    }

    /// Runs this each time the bank begins to answer, and now if it does.
    public void onRunning(Runnable reload) {
        state.subscribe((before, now) -> {
            if (now instanceof Running && !(before instanceof Running)) {
                reload.run();
            }
        });
        if (state.get() instanceof Running) {
            reload.run();
        }
    }

    /// Asks the bank something in the background.
    ///
    /// @param answered gets the answer
    /// @param failed   gets what went wrong; that the server is away has changed the state by then
    public <T extends @Nullable Object> Job ask(
            Question<T> question, Consumer<? super T> answered, Consumer<Failure> failed) {
        var asked = bank();
        return work.run(
                () -> askWithKey(asked.orElseThrow(NotRunningException::new), question),
                answered,
                thrown -> failed.accept(failure(asked, thrown)));
    }

    /// Does something in the bank in the background.
    ///
    /// @param done   runs when it is done
    /// @param failed gets what went wrong; that the server is away has changed the state by then
    public Job tell(Act act, Runnable done, Consumer<Failure> failed) {
        return ask(
                bank -> {
                    act.perform(bank);
                    return true;
                },
                _ -> done.run(),
                failed);
    }

    /// Does this before the console leaves a bank that answers: before it stops the server, speaks to another one or
    /// ends. It runs on a virtual thread, or on the window's at the end of the program.
    public void onLeave(Act act) {
        lastActs.add(act);
    }

    /// Does what is left to be done in a bank: for those who stop it. Waits for it.
    public void leave(Bank bank) {
        for (var act : lastActs) {
            try {
                act.perform(bank);
            } catch (Exception e) {
                LOG.log(Level.WARNING, "Something was left undone", e);
            }
        }
    }

    /// Changes the state: for those who start, watch and stop the server. What a server said of itself holds only while
    /// it answers.
    public void become(ConnectionState now) {
        if (!(now instanceof Running)) {
            vitals.set(Vitals.NONE);
            traffic.set(NO_TRAFFIC);
        }
        state.set(now);
    }

    /// Shows what the server said of its traffic: for those who watch it.
    public void show(Traffic now) {
        traffic.set(now);
        vitals.set(Vitals.of(now, vitals.get().info()));
    }

    /// Shows what the server said to its keeper, unless it has said something later already.
    public void show(AdminInfo now) {
        var shown = vitals.get();
        if (shown.info().filter(before -> isLater(before, now)).isPresent()) {
            return;
        }
        vitals.set(new Vitals(shown.requestsPerSecond(), shown.median(), shown.p95(), Optional.of(now)));
    }

    private static boolean isLater(AdminInfo one, AdminInfo other) {
        return one.startedAt().equals(other.startedAt()) && one.uptimeSeconds() > other.uptimeSeconds();
    }

    /// Something in the bank was changed: for those who watch it, and for those who have just changed it, so that all
    /// screens show it at once.
    public void changed() {
        changes.set(changes.get() + 1);
    }

    /// The console's own key may have been revoked meanwhile: then it makes a new one, and asks once more.
    private static <T extends @Nullable Object> T askWithKey(Bank bank, Question<T> question) throws Exception {
        try {
            return question.ask(bank);
        } catch (ApiException e) {
            if (e.status() == UNAUTHORIZED && bank.renewKeyIfRefused()) {
                return question.ask(bank);
            }
            throw e;
        }
    }

    private Failure failure(Optional<Bank> asked, Exception thrown) {
        var failure = Failure.of(thrown);
        // Of one answer that is slow or broken nothing follows for the others; whoever watches the server finds out.
        if (thrown instanceof UnreachableException away
                && !away.isOfOneAnswer()
                && asked.isPresent()
                && asked.equals(bank())) {
            become(new Unreachable(
                    asked.get().address(), failure.sentence(), asked.get().own()));
        }
        return failure;
    }
}
