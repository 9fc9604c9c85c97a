package dev.mockbank.server.fault;

import dev.mockbank.shared.FaultKind;
import dev.mockbank.shared.FaultPreset;
import dev.mockbank.shared.FaultRule;
import java.util.List;

/// The rules that each preset consists of; `docs/api.md` lists them.
final class FaultPresets {

    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int TOO_MANY_REQUESTS = 429;

    private FaultPresets() {}

    static List<FaultRule> rules(FaultPreset preset) {
        return switch (preset) {
            case FLAKY_MOBILE -> flakyMobile();
            case SLOW_BANK -> slowBank();
            case PSD2_QUOTA -> psd2Quota();
            case OUTAGE -> outage();
        };
    }

    private static List<FaultRule> flakyMobile() {
        return List.of(
                FaultRule.of(FaultKind.DROP_BEFORE).withProbability("0.05"),
                FaultRule.of(FaultKind.DROP_AFTER).withProbability("0.05"),
                FaultRule.of(FaultKind.TRUNCATE).on("GET", null).withProbability("0.03"),
                FaultRule.latency(300, 3_000));
    }

    private static List<FaultRule> slowBank() {
        return List.of(
                FaultRule.slowBody(2_000).on("GET", "/transactions*").withProbability("0.2"),
                FaultRule.latency(1_500, 8_000));
    }

    /// Four reads a day without the customer, as Article 36(5) of Delegated Regulation (EU) 2018/389
    /// allows; then the bank refuses, with a `Retry-After` of a day, until the rules are replaced or reset.
    private static List<FaultRule> psd2Quota() {
        var refused =
                FaultRule.error(TOO_MANY_REQUESTS, FaultRule.MAX_RETRY_AFTER).after(4);
        return List.of(
                refused.on("GET", "/accounts*"), refused.on("GET", "/transactions*"), refused.on("GET", "/balances*"));
    }

    private static List<FaultRule> outage() {
        return List.of(
                FaultRule.of(FaultKind.DROP_BEFORE).withProbability("0.2"), FaultRule.error(SERVICE_UNAVAILABLE, 30));
    }
}
