package dev.mockbank.server.fault;

import dev.mockbank.shared.FaultRule;
import dev.mockbank.shared.Faults;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The rules of a sandbox, applied to its requests in the order in which they come. Chances are drawn
/// for requests that match a rule only, so that other requests in between change nothing.
final class FaultSequence {

    private final ReentrantLock lock = new ReentrantLock();
    private final SeededChances chances;
    private final List<CountedRule> rules;

    FaultSequence(Faults faults) {
        this.chances = new SeededChances(faults.seed());
        this.rules = faults.rules().stream().map(CountedRule::new).toList();
    }

    /// The fault that happens to the next request: that of the first rule that applies.
    ///
    /// @param method in capitals
    /// @param path   without a query
    Optional<Fault> next(String method, String path) {
        var matchedMethod = method.equals("HEAD") ? "GET" : method;
        var matchedPath = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        lock.lock();
        try {
            for (var rule : rules) {
                if (rule.matches(matchedMethod, matchedPath) && rule.applies(chances)) {
                    return Optional.of(Fault.of(rule.rule, chances));
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private static final class CountedRule {

        private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

        private final FaultRule rule;
        private final @Nullable PathPattern path;
        private final int perMillion;
        private long passing;
        private long left;

        CountedRule(FaultRule rule) {
            this.rule = rule;
            var pattern = rule.path();
            this.path = pattern == null ? null : new PathPattern(pattern);
            this.perMillion = rule.probability().multiply(MILLION).intValueExact();
            var after = rule.after();
            this.passing = after == null ? 0 : after;
            var times = rule.times();
            this.left = times == null ? Long.MAX_VALUE : times;
        }

        boolean matches(String requestMethod, String requestPath) {
            var method = rule.method();
            return (method == null || method.equals(requestMethod)) && (path == null || path.matches(requestPath));
        }

        boolean applies(SeededChances chances) {
            if (passing > 0) {
                passing--;
                return false;
            }
            if (left == 0 || !chances.isHit(perMillion)) {
                return false;
            }
            left--;
            return true;
        }
    }
}
