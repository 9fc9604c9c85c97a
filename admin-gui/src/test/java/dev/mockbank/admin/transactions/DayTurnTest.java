package dev.mockbank.admin.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.AttachedSession;
import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TargetFolder;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.admin.search.Days;
import dev.mockbank.admin.search.Period;
import dev.mockbank.admin.search.Search;
import dev.mockbank.admin.transactions.list.Row;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewTransaction;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A console that stays open over midnight.
class DayTurnTest {

    @TempDir(factory = TargetFolder.class)
    private Path home;

    private volatile Instant now = Instant.parse("2026-05-10T23:59:00Z");

    @Test
    void theLastSevenDaysEndWithTheDayThatItIsNow() {
        var client = RealServer.shared().client();
        var account = client.accounts()
                .create(new NewAccount("Over midnight", AccountType.CHECKING, Money.ZERO))
                .id();
        for (var moment : new String[] {"2026-05-04T12:00:00Z", "2026-05-10T12:00:00Z", "2026-05-11T00:00:00Z"}) {
            client.transactions()
                    .create(new NewTransaction(account, Money.parse("1"), null, moment, Instant.parse(moment)));
        }
        try (var attached = new AttachedSession(RealServer.shared())) {
            var window = attached.window();
            var model = window.call(() -> new TransactionsModel(
                    attached.session(), window.work(), Formats.of(Locale.US, clock()), Preferences.in(home)));
            var lastDays = Search.ALL.withAccount(account).withDays(Days.of(Period.LAST_7_DAYS));
            window.run(() -> model.search(lastDays));
            window.run(model::shown);
            window.await(() -> descriptions(model).equals("[2026-05-10T12:00:00Z, 2026-05-04T12:00:00Z]"));

            now = Instant.parse("2026-05-11T00:01:00Z");
            window.run(attached.session()::changed);

            window.await(() -> descriptions(model).equals("[2026-05-11T00:00:00Z, 2026-05-10T12:00:00Z]"));
            assertThat(window.call(() -> model.shownSearchProperty().get())).isEqualTo(lastDays);
            window.run(model::hidden);
        }
    }

    private static String descriptions(TransactionsModel model) {
        return model.list().rows().stream()
                .map(row -> row instanceof Row.Booked booked
                        ? String.valueOf(booked.transaction().description())
                        : "")
                .toList()
                .toString();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("It stays in UTC");
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
