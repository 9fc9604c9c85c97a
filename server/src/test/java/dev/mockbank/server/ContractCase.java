package dev.mockbank.server;

import dev.mockbank.shared.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One case of `contract/reference-cases.json`: a request, and what the reference service answers.
public record ContractCase(JsonNode node) {

    /// All of them, in the order in which they are to be sent.
    public static List<ContractCase> all() {
        try (var stream = ContractCase.class.getResourceAsStream("/contract/reference-cases.json")) {
            return Json.mapper()
                    .readTree(stream)
                    .get("cases")
                    .valueStream()
                    .map(ContractCase::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends the request.
    ///
    /// @param captured what earlier answers gave, by the names under which later cases use it
    public TestBank.Reply send(TestBank bank, Map<String, String> captured) {
        var request = node.get("request");
        var headers = new HashMap<String, String>();
        String body = null;
        if (request.has("raw_body")) {
            body = request.get("raw_body").stringValue();
        } else if (request.has("body")) {
            body = request.get("body").toString();
        }
        if (body != null) {
            headers.put(
                    "Content-Type",
                    request.has("content_type") ? request.get("content_type").stringValue() : "application/json");
        }
        return bank.send(
                method(),
                path(captured),
                key(bank, request.get("key").stringValue()),
                body == null ? null : substituted(body, captured),
                headers);
    }

    /// The method of the request.
    public String method() {
        return node.get("request").get("method").stringValue();
    }

    /// The path of the request, with its query.
    public String path(Map<String, String> captured) {
        return substituted(node.get("request").get("path").stringValue(), captured);
    }

    /// The expected status.
    public int status() {
        return node.get("response").get("status").intValue();
    }

    /// The expected body, with marks such as `<int>` in it.
    public JsonNode body() {
        return node.get("response").get("body");
    }

    /// What to keep of the answer: the name under which later cases use it, and the field that has it.
    public Map<String, String> captures() {
        var captures = new HashMap<String, String>();
        if (node.has("capture")) {
            node.get("capture")
                    .properties()
                    .forEach(entry ->
                            captures.put(entry.getKey(), entry.getValue().stringValue()));
        }
        return captures;
    }

    @Override
    public String toString() {
        return node.get("name").stringValue();
    }

    /// `{name}` stands for a value; in a body, where it is a text of its own, for a number.
    private static String substituted(String text, Map<String, String> captured) {
        var substituted = text;
        for (var entry : captured.entrySet()) {
            substituted = substituted
                    .replace("\"{" + entry.getKey() + "}\"", entry.getValue())
                    .replace("{" + entry.getKey() + "}", entry.getValue());
        }
        return substituted;
    }

    private static @Nullable String key(TestBank bank, String name) {
        return switch (name) {
            case "public" -> bank.key();
            case "master" -> TestBank.MASTER_KEY;
            case "bad" -> "no-such-key";
            case "none" -> null;
            default -> throw new IllegalStateException("no key called " + name);
        };
    }
}
