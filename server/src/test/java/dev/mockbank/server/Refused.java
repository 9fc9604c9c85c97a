package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

/// The exact form of a refusal for wrong fields.
public final class Refused {

    private Refused() {}

    /// The entry of a wrong field of the body.
    ///
    /// @param ctx JSON; null when there is none
    public static String entry(String field, String msg, String type, @Nullable String ctx) {
        return entry("body", field, msg, type, ctx);
    }

    /// The entry of a wrong field of the body, the query or the path.
    ///
    /// @param ctx JSON; null when there is none
    public static String entry(String place, String field, String msg, String type, @Nullable String ctx) {
        return "{\"loc\":[\"" + place + "\",\"" + field + "\"],\"msg\":\"" + msg + "\",\"type\":\"" + type + "\""
                + (ctx == null ? "" : ",\"ctx\":" + ctx) + "}";
    }

    /// Checks that an answer has these entries and no others, in this order.
    public static void assertRefused(TestBank.Reply reply, String... entries) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        assertThat(reply.json().get("detail").toString()).isEqualTo("[" + String.join(",", entries) + "]");
        assertThat(reply.json().get("status").intValue()).isEqualTo(422);
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(reply.header("X-Request-Id"))
                .contains(reply.json().get("request_id").stringValue());
    }
}
