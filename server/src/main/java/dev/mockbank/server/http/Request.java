package dev.mockbank.server.http;

import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.server.problem.ProblemException;
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
import org.jspecify.annotations.Nullable;

/// A request on its way to its handler. Nothing of its body is read before a handler asks for it.
public final class Request implements AutoCloseable {

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");
    private static final int LONG_DIGITS = 18;

    /// How the console names itself in `User-Agent`.
    private static final String CONSOLE = "mockbank-console/";

    private final ServerRequest http;
    private final BodyReader bodies;
    private final PublicAddress publicAddress;
    private final String id;
    private ByteBudget.@Nullable Share bodyMemory;
    private final Map<Class<?>, Object> attachments = new HashMap<>();
    private final List<Supplier<Map<String, String>>> answerHeaders = new ArrayList<>();
    private String loggedKey = "";
    private boolean brokeOff;
    private byte @Nullable [] rawBody;

    Request(ServerRequest http, BodyReader bodies, PublicAddress publicAddress) {
        this.http = http;
        this.bodies = bodies;
        this.publicAddress = publicAddress;
        this.id = RequestIds.of(http.headers());
    }

    /// The value of `X-Request-Id` in the answer.
    public String id() {
        return id;
    }

    /// The HTTP method in capitals.
    public String method() {
        return http.prologue().method().text();
    }

    /// Whether only the head of the answer is wanted.
    boolean isHead() {
        return method().equals("HEAD");
    }

    /// Whether it changes nothing, so that its answer may be refused when it is there.
    boolean isSafe() {
        return isHead() || method().equals("GET");
    }

    /// The path that is served: decoded, and without dots and parameters.
    public String path() {
        return http.path().path();
    }

    /// The path as it was sent, without the query, and without the address that may stand before it (source: RFC
    /// 9112, section 3.2.2).
    public String rawPath() {
        var target = http.path().rawPath();
        return target.startsWith("/") ? target : target.replaceFirst("^[A-Za-z]+://[^/]*", "");
    }

    /// The query as it was sent, without the question mark; empty when there is none.
    public String rawQuery() {
        return http.prologue().query().rawValue();
    }

    /// Where clients find the server's root: the address in `PUBLIC_URL`, else a path such as `/bank`, which is empty
    /// when no proxy has taken one off.
    public String publicRoot() {
        return publicAddress.told().map(URI::toString).orElseGet(() -> publicAddress.prefix(this));
    }

    /// The path as clients see it: with the path that a proxy has taken off, see [PublicAddress]. It begins with one
    /// slash: behind two there would be a host.
    public String publicPath() {
        return publicAddress.prefix(this) + rawPath().replaceFirst("^/{2,}", "/");
    }

    /// The value of a header that may come once.
    ///
    /// @throws ProblemException 400 when it came several times: whoever takes one of them may take another one than
    /// the proxy before it
    public Optional<String> header(String name) {
        var values = http.headers().all(HeaderNames.create(name), List::of);
        if (values.size() > 1) {
            throw ProblemException.of(400, "The header " + name + " came " + values.size() + " times; send it once");
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    /// The value of a header that is a list: all that came of it, with commas.
    public Optional<String> listHeader(String name) {
        var values = http.headers().all(HeaderNames.create(name), List::of);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /// Whether the answer may be packed with [Gzip].
    public boolean acceptsGzip() {
        return listHeader("Accept-Encoding").filter(Gzip::isAccepted).isPresent();
    }

    /// The address that the connection comes from, without its port.
    public String peer() {
        return http.remotePeer().host();
    }

    /// Whether the console says to have sent it.
    boolean isOfConsole() {
        return http.headers()
                .first(HeaderNames.USER_AGENT)
                .filter(agent -> agent.startsWith(CONSOLE))
                .isPresent();
    }

    /// Tells the access log whose key it was.
    ///
    /// @param label never the key itself
    public void keyIs(String label) {
        loggedKey = " key=" + label;
    }

    /// Whose key it was, with a space before it; empty when it had none that is known.
    String loggedKey() {
        return loggedKey;
    }

    /// Whether the connection is encrypted.
    boolean isSecure() {
        return http.isSecure();
    }

    /// The parameter of the path that names a thing by its number.
    ///
    /// @param missing what to answer with 404 when no thing can have that number, such as `Account not found`
    /// @throws ProblemException 422 when it is no integer, 404 when it is beyond 18 digits
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
    /// @throws ProblemException 422 when it is no JSON object; and what [#rawBody] throws
    public Inputs body() {
        var mediaType = header("Content-Type");
        return bodies.fields(rawBody(), mediaType);
    }

    /// The bytes of the body, unpacked, which are read off the wire the first time; empty when there is none. They
    /// must not be changed.
    ///
    /// @throws ProblemException 400 when it breaks off, 408 when it takes too long, 413 when it is too large,
    /// 415 when it is packed by what is not known, 503 when there are too many large ones
    public byte[] rawBody() {
        var bytes = rawBody;
        if (bytes == null) {
            bytes = readBody();
            rawBody = bytes;
        }
        return bytes;
    }

    /// Whether the body could not be read to its end.
    boolean brokeOff() {
        return brokeOff;
    }

    /// Keeps a value for what comes after on this request.
    public <T> void attach(Class<T> type, T value) {
        attachments.put(type, value);
    }

    /// The value of this type that was attached before.
    public <T> Optional<T> attached(Class<T> type) {
        return Optional.ofNullable(type.cast(attachments.get(type)));
    }

    /// Adds headers to the answer, whatever it will be.
    ///
    /// @param headers asked when the answer is there
    public void addToAnswer(Supplier<Map<String, String>> headers) {
        answerHeaders.add(headers);
    }

    /// What was added to the answer.
    List<Response.Field> answerHeaders() {
        return answerHeaders.stream()
                .flatMap(headers -> headers.get().entrySet().stream())
                .map(header -> new Response.Field(header.getKey(), header.getValue()))
                .toList();
    }

    /// Whom the memory that the request takes counts for: the key that was found to be one, else everybody without.
    String client() {
        return loggedKey;
    }

    /// Gives back the memory that the request took.
    @Override
    public void close() {
        var memory = bodyMemory;
        if (memory != null) {
            memory.close();
        }
    }

    private byte[] readBody() {
        var memory = bodies.share(client());
        bodyMemory = memory;
        try {
            return bodies.read(http, memory);
        } catch (BrokenBodyException e) {
            brokeOff = true;
            throw e.refusal();
        }
    }
}
