package dev.mockbank.server.fault;

import dev.mockbank.server.http.FieldReaders;
import dev.mockbank.server.http.Inputs;
import dev.mockbank.server.http.InvalidFieldException;
import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.shared.FaultKind;
import dev.mockbank.shared.FaultPreset;
import dev.mockbank.shared.FaultRule;
import dev.mockbank.shared.Faults;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads rules from a body, and a fault from a header. What a fault does not use is ignored.
final class FaultInputs {

    private static final List<String> METHODS = List.of("GET", "POST", "PATCH", "DELETE");
    private static final int LONGEST_WINDOW_SECONDS = 60;
    private static final int MIN_STATUS = 400;
    private static final int MAX_STATUS = 599;

    private FaultInputs() {}

    /// The rules of a body, and behind them those of the preset that it names.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException 422 when a field is wrong
    static Faults faults(Inputs body) {
        var seed = body.optional("seed", FieldReaders.integer(0, Faults.MAX_SEED));
        var preset = body.optional("preset", FieldReaders.oneOf(FaultPreset.wireNames()));
        var presetRules = preset.present()
                ? FaultPresets.rules(FaultPreset.named(preset.get()).orElseThrow())
                : List.<FaultRule>of();
        var rules = new ArrayList<>(
                body.optionalObjects("rules", Faults.MAX_RULES - presetRules.size(), FaultInputs::rule));
        body.check();
        rules.addAll(presetRules);
        return new Faults(seed.or(Faults.DEFAULT_SEED), rules);
    }

    /// A fault without conditions.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException 422 when a field is wrong
    static FaultRule fault(Inputs header) {
        var rule = kindOf(header);
        header.check();
        return rule;
    }

    private static FaultRule rule(Inputs fields) {
        var method = fields.optional("method", FieldReaders.oneOf(METHODS));
        var path = fields.optional("path", FaultInputs::path);
        var fault = kindOf(fields);
        var probability = fields.optional("probability", FaultInputs::probability);
        var after = fields.optional("after", FieldReaders.integer(0, FaultRule.MAX_TIMES));
        var times = fields.optional("times", FieldReaders.integer(1, FaultRule.MAX_TIMES));
        return new FaultRule(
                method.orNull(),
                path.orNull(),
                fault.fault(),
                probability.or(BigDecimal.ONE),
                number(after.orNull()),
                number(times.orNull()),
                fault.milliseconds(),
                fault.p50(),
                fault.p99(),
                fault.status(),
                fault.retryAfter(),
                fault.bytesPerSecond());
    }

    /// A fault with what it uses. Whether a field was wrong is checked later.
    private static FaultRule kindOf(Inputs fields) {
        var name = fields.required("fault", FieldReaders.oneOf(FaultKind.wireNames()));
        var kind = name.present() ? FaultKind.named(name.get()).orElseThrow() : FaultKind.DROP_BEFORE;
        return switch (kind) {
            case LATENCY -> latency(fields);
            case ERROR -> error(fields);
            case RATE_LIMIT -> {
                var retryAfter = fields.optional("retry_after", FieldReaders.integer(1, LONGEST_WINDOW_SECONDS));
                yield fault(kind, null, number(retryAfter.orNull()), null);
            }
            case SLOW_BODY -> {
                var rate = fields.required("bytes_per_second", FieldReaders.integer(1, FaultRule.MAX_BYTES_PER_SECOND));
                yield fault(kind, null, null, number(rate.orNull()));
            }
            case DROP_BEFORE, DROP_AFTER, TRUNCATE, MALFORMED -> FaultRule.of(kind);
        };
    }

    private static FaultRule latency(Inputs fields) {
        var fixed = fields.optional("milliseconds", FieldReaders.integer(0, FaultRule.MAX_MILLISECONDS));
        if (!fields.has("p50") && !fields.has("p99")) {
            if (!fixed.present() && !fixed.isWrong()) {
                fields.wrong("milliseconds", FieldErrors.MISSING);
            }
            return FaultRule.latency(fixed.or(0L).intValue());
        }
        if (fixed.present()) {
            fields.wrong(fields.has("p50") ? "p50" : "p99", FieldErrors.LATENCY_TWICE);
            return FaultRule.latency(0);
        }
        var median = fields.required("p50", FieldReaders.integer(1, FaultRule.MAX_MILLISECONDS));
        var high = fields.required("p99", FieldReaders.integer(1, FaultRule.MAX_MILLISECONDS));
        if (median.present() && high.present() && high.get() < median.get()) {
            fields.wrong("p99", FieldErrors.tooSmall(median.get()));
        }
        return FaultRule.latency(median.or(1L).intValue(), high.or(1L).intValue());
    }

    private static FaultRule error(Inputs fields) {
        var status = fields.required("status", FieldReaders.integer(MIN_STATUS, MAX_STATUS));
        var retryAfter = fields.optional("retry_after", FieldReaders.integer(1, FaultRule.MAX_RETRY_AFTER));
        return fault(FaultKind.ERROR, number(status.orNull()), number(retryAfter.orNull()), null);
    }

    private static FaultRule fault(
            FaultKind kind, @Nullable Integer status, @Nullable Integer retryAfter, @Nullable Integer bytesPerSecond) {
        return new FaultRule(
                null, null, kind, BigDecimal.ONE, null, null, null, null, null, status, retryAfter, bytesPerSecond);
    }

    private static @Nullable Integer number(@Nullable Long value) {
        return value == null ? null : Integer.valueOf(value.intValue());
    }

    private static String path(JsonNode node) throws InvalidFieldException {
        var path = FieldReaders.text(1, FaultRule.PATH_CHARACTERS).read(node);
        if (!path.startsWith("/") && !path.startsWith("*")) {
            throw new InvalidFieldException(FieldErrors.NOT_A_PATH);
        }
        return path;
    }

    private static BigDecimal probability(JsonNode node) throws InvalidFieldException {
        if (!node.isNumber()) {
            throw new InvalidFieldException(FieldErrors.NOT_A_DECIMAL);
        }
        var value = node.decimalValue();
        if (value.signum() < 0) {
            throw new InvalidFieldException(FieldErrors.tooSmall(0));
        }
        if (value.compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidFieldException(FieldErrors.tooLarge(1));
        }
        var shortest = value.stripTrailingZeros();
        if (shortest.scale() > FaultRule.PROBABILITY_DECIMALS) {
            throw new InvalidFieldException(FieldErrors.decimals(FaultRule.PROBABILITY_DECIMALS));
        }
        return shortest;
    }
}
