package dev.mockbank.admin.transactions;

import dev.mockbank.shared.Account;
import dev.mockbank.shared.client.TransactionFilter;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What the user looks for; everything holds together.
///
/// @param text     is in the description, in any case of letters; empty for any
/// @param account  null for all
/// @param category null for all
record Search(
        String text,
        @Nullable Account account,
        @Nullable String category,
        Days days,
        Amounts amounts,
        boolean oldestFirst) {

    /// Everything, newest first.
    static final Search ALL = new Search("", null, null, Days.ALL, Amounts.ALL, false);

    /// What the server takes.
    static final int TEXT_CHARACTERS = 200;

    Search withText(String wanted) {
        var bounded = wanted.strip();
        return new Search(
                bounded.length() > TEXT_CHARACTERS ? bounded.substring(0, TEXT_CHARACTERS) : bounded,
                account,
                category,
                days,
                amounts,
                oldestFirst);
    }

    Search withAccount(@Nullable Account wanted) {
        return new Search(text, wanted, category, days, amounts, oldestFirst);
    }

    Search withCategory(@Nullable String wanted) {
        return new Search(text, account, wanted, days, amounts, oldestFirst);
    }

    Search withDays(Days wanted) {
        return new Search(text, account, category, wanted, amounts, oldestFirst);
    }

    Search withAmounts(Amounts wanted) {
        return new Search(text, account, category, days, wanted, oldestFirst);
    }

    /// The same in the other order.
    Search reversed() {
        return new Search(text, account, category, days, amounts, !oldestFirst);
    }

    /// Everything, in the same order.
    Search cleared() {
        return oldestFirst ? ALL.reversed() : ALL;
    }

    /// Whether it leaves anything out.
    boolean isFiltered() {
        return !cleared().equals(this);
    }

    /// As the bank is asked.
    ///
    /// @param zone in which days begin
    TransactionFilter filter(ZoneId zone) {
        var filter = amounts.narrow(days.narrow(TransactionFilter.all(), zone));
        if (!text.isEmpty()) {
            filter = filter.containing(text);
        }
        if (account != null) {
            filter = filter.account(account.id());
        }
        if (category != null) {
            filter = filter.category(category);
        }
        return oldestFirst ? filter.oldestFirst() : filter;
    }
}
