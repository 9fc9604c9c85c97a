package dev.mockbank.admin.format;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;

/// The ways to write what the bank says, for one user.
///
/// @param money   amounts
/// @param time    instants and days
/// @param numbers counts, sizes and durations
public record Formats(MoneyText money, TimeText time, NumberText numbers) {

    /// Those of this machine's user: the locale's separators and the system's zone.
    public static Formats ofUser() {
        return of(Locale.getDefault(Locale.Category.FORMAT), Clock.system(ZoneId.systemDefault()));
    }

    /// Those of a locale and of a clock with its zone.
    public static Formats of(Locale locale, Clock clock) {
        return new Formats(new MoneyText(locale), new TimeText(clock), new NumberText(locale));
    }
}
