package dev.mockbank.admin.transactions;

import dev.mockbank.admin.client.ConnectionState;
import dev.mockbank.admin.client.ConnectionState.Running;
import dev.mockbank.admin.client.ConnectionState.Stopped;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.screen.Notice;
import dev.mockbank.admin.screen.Notices;
import dev.mockbank.admin.transactions.list.Row;
import dev.mockbank.shared.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says what is about to be deleted, and lets it be undone.
final class DeletionNotice {

    private final TransactionsModel model;
    private final Notices notices;
    private final Formats formats;
    private @Nullable Notice shown;

    private DeletionNotice(TransactionsModel model, Notices notices, Formats formats) {
        this.model = model;
        this.notices = notices;
        this.formats = formats;
    }

    /// Shows it while something is pending.
    static void of(TransactionsModel model, Session session, Notices notices, Formats formats) {
        var notice = new DeletionNotice(model, notices, formats);
        var deletion = model.deletion();
        deletion.pendingProperty().subscribe(notice::show);
        deletion.secondsLeftProperty().subscribe(notice::tick);
        deletion.onFailed(failure -> notices.tell("Not all could be deleted. " + failure.sentence()));
        session.stateProperty().subscribe(notice::tellUndeleted);
    }

    /// What could not be sent in time is told when the bank was left, or when the console starts again.
    private void tellUndeleted(ConnectionState state) {
        if (state instanceof Stopped || state instanceof Running) {
            model.deletion()
                    .takeUndeleted()
                    .ifPresent(count -> notices.tell(formats.numbers()
                                    .count(
                                            count,
                                            "transaction that you deleted is",
                                            "transactions that you deleted are")
                            + " still there: the bank was left before it had answered."));
        }
    }

    private void show(List<Row.Booked> pending) {
        if (shown != null) {
            notices.remove(shown);
            shown = null;
        }
        if (!pending.isEmpty()) {
            shown = notices.hold(sentence(pending), Notice.Offer.undo(model::undoDeletion));
        }
    }

    private void tick() {
        if (shown != null) {
            shown.say(sentence(model.deletion().pendingProperty().get()));
        }
    }

    /// Such as `3 transactions go in 9 s, and their balances move back by +85.15.`
    private String sentence(List<Row.Booked> pending) {
        var seconds = model.deletion().secondsLeftProperty().get() + " s";
        var transfers = pending.stream()
                .map(row -> row.transaction().transferId())
                .filter(Objects::nonNull)
                .distinct()
                .count();
        if (transfers == 1 && pending.stream().allMatch(row -> row.transaction().transferId() != null)) {
            return "The transfer goes in " + seconds + ", and both balances move back.";
        }
        var moved = pending.stream()
                .map(row -> row.transaction().amount().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return formats.numbers().count(pending.size(), "transaction goes in ", "transactions go in ") + seconds
                + (pending.size() == 1 ? ", and the balance moves" : ", and the balances move") + " back by "
                + formats.money().movement(new Money(moved.negate())) + ".";
    }
}
