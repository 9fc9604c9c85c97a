package dev.mockbank.server.http;

import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.server.problem.ProblemException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// A request. Its body is not read before a handler asks for it.
public final class Request implements AutoCloseable {

    /// Names the fault that a request asks for, and the one that touched a response.
    public static final String FAULT_HEADER = "X-Mockbank-Fault";

    private static final HeaderName FAULT = HeaderNames.create(FAULT_HEADER);
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");
    private static final int LONG_DIGITS = 18;

    /// The console's `User-Agent`.
    private static final String CONSOLE = "mockbank-console/";

    private final ServerRequest http;
    private final RequestBody body;
    private final PublicAddress publicAddress;
    private final String id;
    private final Map<Class<?>, Object> attachments = new HashMap<>();
    private final List<Supplier<Map<String, String>>> responseHeaders = new ArrayList<>();
    private final List<Runnable> releases = new ArrayList<>(0);
    private String loggedKey = "";
    private String fault = "";
    private Delivery delivery = new Delivery.Whole();

    Request(ServerRequest http, BodyReader bodies, PublicAddress publicAddress) {
        this.http = http;
        this.body = new RequestBody(http, bodies);
        this.publicAddress = publicAddress;
        this.id = RequestIds.of(http.headers());
    }

    /// The value of `X-Request-Id` in the response.
    public String id() {
        return id;
    }

    /// The HTTP method in upper case.
    public String method() {
        return http.prologue().method().text();
    }

    /// Whether the response has headers only.
    boolean isHead() {
        return method().equals("HEAD");
    }

    /// Whether it changes nothing, so that it may be refused even after it was handled.
    boolean isSafe() {
        return isHead() || method().equals("GET");
    }

    /// The path for routing: decoded, without dot segments and path parameters.
    public String path() {
        return http.path().path();
    }

    /// The path as it was sent, without the query, and without the scheme and host of the absolute form (source: RFC
    /// 9112, section 3.2.2).
    public String rawPath() {
        var target = http.path().rawPath();
        return target.startsWith("/") ? target : target.replaceFirst("^[A-Za-z]+://[^/]*", "");
    }

    /// The query as it was sent, without the question mark; empty when there is none.
    public String rawQuery() {
        return http.prologue().query().rawValue();
    }

    /// Where clients find the server's root: the address in `PUBLIC_URL`, else the path that a proxy has removed,
    /// such as `/bank`; empty when there is none.
    public String publicRoot() {
        return publicAddress.configured().map(URI::toString).orElseGet(() -> publicAddress.prefix(this));
    }

    /// The path as clients see it: with the prefix that a proxy has removed, see [PublicAddress]. It begins with one
    /// slash, because a host would follow two.
    public String publicPath() {
        return publicAddress.prefix(this) + rawPath().replaceFirst("^/{2,}", "/");
    }

    /// The value of a header that may be sent once.
    ///
    /// @throws ProblemException 400 when it was sent more than once: the proxy in front may use another one of
    /// the values
    public Optional<String> header(String name) {
        var values = http.headers().all(HeaderNames.create(name), List::of);
        if (values.size() > 1) {
            throw ProblemException.of(
                    400, "The header " + name + " was sent " + values.size() + " times; send it once");
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    /// The value of a header that is a list; repeated headers are joined with commas.
    public Optional<String> listHeader(String name) {
        var values = http.headers().all(HeaderNames.create(name), List::of);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /// Whether the response may be compressed with [Gzip].
    public boolean acceptsGzip() {
        return listHeader("Accept-Encoding").filter(Gzip::isAccepted).isPresent();
    }

    /// The IP address of the client or the nearest proxy.
    public String peer() {
        return http.remotePeer().host();
    }

    /// All headers.
    public List<Response.Field> headers() {
        return Response.Field.all(http.headers());
    }

    /// Whether it claims to be sent by the console.
    public boolean isOfConsole() {
        return http.headers()
                .first(HeaderNames.USER_AGENT)
                .filter(agent -> agent.startsWith(CONSOLE))
                .isPresent();
    }

    /// Sets the key that the access log shows.
    ///
    /// @param label the key's number and name, never the key itself
    public void logKey(String label) {
        loggedKey = " key=" + label;
    }

    /// The key for the access log, with a leading space; empty when the request had no known key.
    String loggedKey() {
        return loggedKey;
    }

    /// The fault that it asks for itself.
    ///
    /// @throws ProblemException 400 when it asks for several
    public Optional<String> askedFault() {
        return http.headers().contains(FAULT) ? header(FAULT_HEADER) : Optional.empty();
    }

    /// Marks the request as touched by a fault on purpose, which the log, the metrics and the response's
    /// header show.
    ///
    /// @param name      of the fault
    /// @param wayToSend how the response is sent
    public void touchedByFault(String name, Delivery wayToSend) {
        fault = name;
        delivery = wayToSend;
        addResponseHeaders(() -> Map.of(FAULT_HEADER, name));
    }

    /// The name of the fault that touched it; empty when none did.
    public String fault() {
        return fault;
    }

    /// How the response is sent.
    Delivery delivery() {
        return delivery;
    }

    /// Whether the connection is encrypted.
    boolean isSecure() {
        return http.isSecure();
    }

    /// A path parameter that is an id.
    ///
    /// @param missing the detail of the 404 for a number that no id can have, such as `Account not found`
    /// @throws ProblemException 422 when it is not an integer, 404 when it has more than 18 digits
    public long pathId(String name, String missing) {
        var text = http.path().pathParameters().get(name);
        if (!INTEGER.matcher(text).matches()) {
            throw ProblemException.of(FieldErrors.NOT_AN_INTEGER.at("path", name));
        }
        if (text.length() > LONG_DIGITS) {
            throw ProblemException.notFound(missing);
        }
        return Long.parseLong(text);
    }

    /// The parameter of the path that names a thing by a text, decoded.
    public String pathText(String name) {
        return http.path().pathParameters().get(name);
    }

    /// The parameters of the query.
    public Inputs query() {
        return QueryReader.read(rawQuery());
    }

    /// The fields of the JSON body.
    ///
    /// @throws ProblemException 422 when it is not a JSON object; and those of [#rawBody]
    public Inputs body() {
        return body.fields(client(), header("Content-Type"));
    }

    /// The bytes of the body, decompressed, which the first call reads; empty when there is none. They must not be
    /// modified.
    ///
    /// @throws ProblemException 400 when it is incomplete, 408 when it takes too long, 413 when it is too large,
    /// 415 when its coding is not supported, 503 when there are too many large ones
    public byte[] rawBody() {
        return body.bytes(client());
    }

    /// The bytes of the body if they were read.
    public Optional<byte[]> bodyIfRead() {
        return body.ifRead();
    }

    /// Path and query as they were sent, with keys masked.
    public String maskedTarget() {
        return LoggedTarget.masked(rawPath(), rawQuery());
    }

    /// Whether the body could not be read to its end.
    boolean brokeOff() {
        return body.brokeOff();
    }

    /// Attaches a value for later filters and the handler.
    public <T> void attach(Class<T> type, T value) {
        attachments.put(type, value);
    }

    /// The attached value of this type.
    public <T> Optional<T> attached(Class<T> type) {
        return Optional.ofNullable(type.cast(attachments.get(type)));
    }

    /// Adds headers to the response, including an error's.
    ///
    /// @param headers called when the response is about to be written
    public void addResponseHeaders(Supplier<Map<String, String>> headers) {
        responseHeaders.add(headers);
    }

    /// The headers that were added to the response.
    List<Response.Field> responseHeaders() {
        return responseHeaders.stream()
                .flatMap(headers -> headers.get().entrySet().stream())
                .map(header -> new Response.Field(header.getKey(), header.getValue()))
                .toList();
    }

    /// The client that the request's memory is charged to: its key, or one client for all requests without a valid
    /// key.
    String client() {
        return loggedKey;
    }

    /// Sets what is released when the response was sent, or could not be.
    public void atEnd(Runnable release) {
        releases.add(release);
    }

    /// Releases what the request acquired.
    @Override
    public void close() {
        releases.forEach(Runnable::run);
        body.close();
    }
}
