package dev.mockbank.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.RawClient;
import dev.mockbank.server.TestBank;
import java.util.List;
import java.util.Map;

/// A sandbox of its own for a test, with two accounts and a key of access `control`.
record FaultySandbox(TestBank bank, String id, String key) {

    static FaultySandbox in(TestBank bank) {
        var made = bank.post("/admin/sandboxes", TestBank.MASTER_KEY, "{\"name\":\"faulty\",\"key\":true}")
                .json();
        var sandbox = new FaultySandbox(
                bank, made.get("id").asString(), made.get("api_key").asString());
        for (int i = 0; i < 2; i++) {
            bank.post("/accounts", sandbox.key, "{\"name\":\"a\",\"type\":\"checking\",\"balance\":\"100\"}");
        }
        return sandbox;
    }

    TestBank.Reply put(String body) {
        return bank.send("PUT", "/sandbox/faults", key, body);
    }

    /// Replaces the rules, without their seed.
    void rules(String rules) {
        var reply = put("{\"rules\":[" + rules + "]}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    void deleteRules() {
        assertThat(bank.send("DELETE", "/sandbox/faults", key, null).status()).isEqualTo(204);
    }

    TestBank.Reply get(String path) {
        return bank.get(path, key);
    }

    /// Sends a request on a connection of its own; empty when the connection was closed without a
    /// response.
    List<RawClient.RawReply> raw(String method, String path, String body, Map<String, String> headers) {
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nx-api-key: "
                + key + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return RawClient.exchange(bank, head + "\r\n" + body);
    }

    List<RawClient.RawReply> post(String amount) {
        return raw("POST", "/transactions", "{\"account_id\":1,\"amount\":" + amount + "}", Map.of());
    }

    int transactions() {
        return get("/sandbox").json().get("transactions").intValue();
    }
}
