package dev.mockbank.admin.process;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.client.ConnectionState.Running;
import dev.mockbank.admin.client.ConnectionState.Unreachable;
import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.work.Job;
import dev.mockbank.admin.work.Work;
import dev.mockbank.shared.AdminInfo;
import dev.mockbank.shared.Traffic;
import dev.mockbank.shared.client.ApiException;
import dev.mockbank.shared.client.UnreachableException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Follows a bank: whether it is there, what it answers, and when something in it has changed. The server tells when
/// there is news, so that a bank at rest is asked some times a minute. One that went away and comes back is running
/// again.
final class Watch {

    /// Between two questions, however much happens.
    private static final Duration PAUSE = Duration.ofMillis(500);

    /// How long the server may wait for news before it answers; as long it takes to notice that it hangs.
    private static final int WAIT_SECONDS = 10;

    /// The overview is asked for when something has changed, but not more often than that.
    private static final Duration LEAST_AGE = Duration.ofSeconds(2);

    /// Another server on the same database may have changed something, which this one does not tell.
    private static final Duration MOST_AGE = Duration.ofSeconds(30);

    private static final int NOT_FOUND = 404;

    private final Bank bank;
    private final Session session;
    private @Nullable Traffic seen;
    private @Nullable AdminInfo info;
    private long infoNanos;
    private boolean infoIsOld = true;
    private boolean missedOne;

    Watch(Bank bank, Session session) {
        this.bank = bank;
        this.session = session;
    }

    /// What is new.
    ///
    /// @param traffic what was answered since the last look
    /// @param info    the overview; null when it was not asked for
    /// @param changed whether something in the bank is not as it was when that was last said
    private record News(Traffic traffic, @Nullable AdminInfo info, boolean changed) {}

    Job start(Work work) {
        return work.every(PAUSE, this::look, this::shown, this::missed);
    }

    private News look() {
        var before = seen;
        var now = before == null ? bank.admin().admin().traffic() : next(before);
        seen = now;
        boolean changed = before != null && now.changes() != before.changes();
        infoIsOld |= changed;
        return isDue() ? withInfo(now) : new News(now, info, false);
    }

    /// What has changed is said with the overview, so that a busy bank does not make all screens ask all the time.
    private News withInfo(Traffic now) {
        var infoBefore = info;
        boolean wasOld = infoIsOld;
        askForInfo();
        var infoNow = info;
        if (infoBefore == null || infoNow == null || infoIsOld) {
            return new News(now, infoNow, false);
        }
        return new News(now, infoNow, wasOld || !sameBooks(infoBefore, infoNow));
    }

    /// A server that was started anew counts anew.
    private Traffic next(Traffic before) {
        var now = bank.admin().admin().trafficAfter(before, infoIsOld || missedOne ? 1 : WAIT_SECONDS);
        return now.second() < before.second() ? bank.admin().admin().traffic() : now;
    }

    private boolean isDue() {
        var age = Duration.ofNanos(System.nanoTime() - infoNanos);
        return info == null || age.compareTo(infoIsOld ? LEAST_AGE : MOST_AGE) >= 0;
    }

    /// A server whose database is away for a moment still tells its traffic.
    private void askForInfo() {
        infoNanos = System.nanoTime();
        try {
            info = bank.admin().admin().info();
            infoIsOld = false;
        } catch (ApiException databaseAway) {
            infoIsOld = true;
        } catch (UnreachableException away) {
            if (!away.isOfOneAnswer()) {
                throw away;
            }
            infoIsOld = true;
        }
    }

    private static boolean sameBooks(AdminInfo one, AdminInfo other) {
        return one.accounts() == other.accounts()
                && one.transactions() == other.transactions()
                && one.apiKeys() == other.apiKeys();
    }

    private void shown(News news) {
        missedOne = false;
        if (session.state() instanceof Unreachable) {
            session.become(new Running(bank));
            // Nothing is shown of before: all of it is asked for anew.
            forget();
            return;
        }
        session.show(news.traffic());
        if (news.info() != null) {
            session.show(news.info());
        }
        if (news.changed()) {
            session.changed();
        }
    }

    /// One answer may come late or break off; when the next one does, too, the server is away.
    private void missed(Exception thrown) {
        if (!missedOne && thrown instanceof UnreachableException away && away.isOfOneAnswer()) {
            missedOne = true;
            return;
        }
        forget();
        if (session.state() instanceof Running || session.state() instanceof Unreachable) {
            session.become(new Unreachable(bank.address(), reason(thrown), bank.own()));
        }
    }

    private void forget() {
        seen = null;
        info = null;
        infoIsOld = true;
    }

    private String reason(Exception thrown) {
        return thrown instanceof ApiException unknown && unknown.status() == NOT_FOUND
                ? "What answers at " + bank.address() + " is an older Mockbank than this console. Update it."
                : Failure.of(thrown).sentence();
    }
}
