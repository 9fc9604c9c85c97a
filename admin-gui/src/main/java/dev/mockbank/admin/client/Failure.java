package dev.mockbank.admin.client;

import dev.mockbank.shared.client.ApiException;
import dev.mockbank.shared.client.UnreachableException;
import dev.mockbank.shared.problem.FieldError;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;

/// What went wrong, for people.
///
/// @param sentence says what happened and what to do
/// @param fields   the wrong fields, to be shown beside them; empty when it is no matter of fields
public record Failure(String sentence, List<FieldError> fields) {

    private static final Logger LOG = System.getLogger("mockbank.console");

    /// A failure in one sentence.
    public Failure(String sentence) {
        this(sentence, List.of());
    }

    /// What an exception means. One that nobody expected is logged.
    public static Failure of(Exception thrown) {
        return switch (thrown) {
            case ApiException refused -> new Failure(refused.detail(), refused.fields());
            case UnreachableException unreachable -> new Failure(sentence(unreachable));
            case RejectedExecutionException full -> new Failure(sentence(full));
            case CancellationException _ ->
                new Failure("The server was stopped before it answered. Look whether it was done, then try again.");
            case NotRunningException stopped -> new Failure(sentence(stopped));
            case UnansweredException unanswered -> new Failure(sentence(unanswered));
            default -> {
                LOG.log(Level.ERROR, "The console failed", thrown);
                yield new Failure("The console made a mistake (" + thrown + "). Try again, or start it anew.");
            }
        };
    }

    /// What is wrong with a field, by its name on the wire.
    public Optional<String> of(String field) {
        return fields.stream()
                .filter(error -> error.loc().contains(field))
                .map(FieldError::msg)
                .map(text -> text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1))
                .findFirst();
    }

    private static String sentence(Exception exception) {
        return Optional.ofNullable(exception.getMessage()).orElseGet(exception::toString);
    }
}
