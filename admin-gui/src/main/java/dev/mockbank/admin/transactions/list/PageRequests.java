package dev.mockbank.admin.transactions.list;

import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.work.Job;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/// Asks for pages that are in sight and not in memory. Those that went out of sight are not asked for any more.
final class PageRequests {

    /// Pages that are asked for at once.
    static final int MAX_ASKED = 4;

    private final Session session;
    private final PageReader reader;
    private final BiConsumer<Integer, Loaded> loaded;
    private final Consumer<Optional<Failure>> problem;
    private final Map<Integer, Job> asked = new HashMap<>();
    private final Set<Integer> refused = new HashSet<>();

    /// @param loaded  gets a page with its number
    /// @param problem hears what went wrong, and nothing when it does not matter any more
    PageRequests(
            Session session,
            PageReader reader,
            BiConsumer<Integer, Loaded> loaded,
            Consumer<Optional<Failure>> problem) {
        this.session = session;
        this.reader = reader;
        this.loaded = loaded;
        this.problem = problem;
    }

    /// Asks for these pages and no others.
    ///
    /// @param place where a page lies
    void ask(Listing list, Collection<Integer> wanted, IntFunction<Place> place) {
        asked.entrySet().removeIf(entry -> {
            boolean unwanted = !wanted.contains(entry.getKey());
            if (unwanted) {
                entry.getValue().cancel();
            }
            return unwanted;
        });
        forgive(page -> !wanted.contains(page));
        wanted.forEach(page -> asked.computeIfAbsent(page, number -> ask(list, number, place.apply(number))));
    }

    /// Asks for nothing any more.
    void cancel() {
        asked.values().forEach(Job::cancel);
        asked.clear();
        forgive(_ -> true);
    }

    private Job ask(Listing list, int page, Place place) {
        return session.ask(
                bank -> reader.read(bank, list, place),
                read -> {
                    asked.remove(page);
                    forgive(number -> number == page);
                    loaded.accept(page, read);
                },
                failure -> {
                    asked.remove(page);
                    refused.add(page);
                    problem.accept(Optional.of(failure));
                });
    }

    private void forgive(Predicate<Integer> pages) {
        if (refused.removeIf(pages) && refused.isEmpty()) {
            problem.accept(Optional.empty());
        }
    }
}
