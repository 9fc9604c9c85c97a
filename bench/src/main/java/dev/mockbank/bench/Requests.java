package dev.mockbank.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The requests of a workload, made beforehand, so that the load costs little beside what it measures.
final class Requests {

    private final byte[][] requests;
    private final SplittableRandom random = new SplittableRandom(1);

    private Requests(byte[][] requests) {
        this.requests = requests;
    }

    static Requests of(Workload workload, String key) {
        var accounts = workload.accounts();
        return new Requests(LongStream.rangeClosed(accounts.first(), accounts.last())
                .mapToObj(id -> request(workload, id, key).getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new));
    }

    /// The same with each of several keys.
    static Requests ofEach(Workload workload, List<String> keys) {
        return new Requests(keys.stream()
                .flatMap(key -> Stream.of(of(workload, key).requests))
                .toArray(byte[][]::new));
    }

    /// One of them, at random.
    byte[] next() {
        return requests[requests.length == 1 ? 0 : random.nextInt(requests.length)];
    }

    private static String request(Workload workload, long id, String key) {
        return switch (workload.act()) {
            case GET_ACCOUNT -> get("/accounts/" + id, key);
            case GET_PAGE -> get(path(id, workload.cursor()), key);
            case POST -> post("/transactions", key, posting(id));
        };
    }

    private static String path(long id, String cursor) {
        return "/transactions?account_id=%d&limit=50%s".formatted(id, cursor.isEmpty() ? "" : "&cursor=" + cursor);
    }

    /// A `GET` as it stands on the wire.
    static String get(String path, String key) {
        return "GET %s HTTP/1.1\r\nHost: localhost\r\nx-api-key: %s\r\n\r\n".formatted(path, key);
    }

    /// A `POST` as it stands on the wire.
    ///
    /// @param body of ASCII characters
    static String post(String path, String key, String body) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nx-api-key: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(path, key, body.length(), body);
    }

    private static String posting(long id) {
        return "{\"account_id\":%d,\"amount\":1.25,\"category\":\"groceries\",\"description\":\"supermarket\"}"
                .formatted(id);
    }
}
