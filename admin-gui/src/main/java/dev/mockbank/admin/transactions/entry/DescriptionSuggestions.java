package dev.mockbank.admin.transactions.entry;

import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.format.TransactionText;
import dev.mockbank.admin.search.Search;
import dev.mockbank.admin.work.Job;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.client.TransactionFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Descriptions that transactions have already, the latest first, and the category that stood beside each of them last.
public final class DescriptionSuggestions {

    /// Among how many transactions they are looked for.
    private static final int ROWS = 100;

    private final Session session;
    private final Map<String, String> categories = new HashMap<>();
    private @Nullable Job asking;

    public DescriptionSuggestions(Session session) {
        this.session = session;
    }

    /// Asks the bank for those that contain what is typed.
    public void suggest(String typed, Consumer<List<String>> show) {
        if (asking != null) {
            asking.cancel();
        }
        var all = TransactionFilter.all().limit(ROWS);
        var text = typed.strip();
        var found = text.isEmpty() || text.length() > Search.TEXT_CHARACTERS ? all : all.containing(text);
        asking = session.ask(
                bank -> bank.client().transactions().page(found).rows(), rows -> show.accept(learn(rows)), _ -> {});
    }

    /// The category that stood beside a description last.
    Optional<String> categoryOf(String description) {
        return Optional.ofNullable(categories.get(description));
    }

    private List<String> learn(List<Transaction> rows) {
        // The latest comes first, and shall hold.
        for (var row : rows.reversed()) {
            var description = TransactionText.line(row.description());
            if (description != null && row.category() != null) {
                categories.put(description, row.category());
            }
        }
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(TransactionText.line(row.description())).stream())
                .distinct()
                .toList();
    }
}
