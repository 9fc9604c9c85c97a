package dev.mockbank.server.http;

import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.server.problem.ProblemException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A request on its way to its handler. Nothing of its body is read before a handler asks for it.
public final class Request {

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");
    private static final int LONG_DIGITS = 18;

    /// How the console names itself in `User-Agent`.
    private static final String CONSOLE = "mockbank-console/";

    private final ServerRequest http;
    private final JsonMapper json;
    private final String id;
    private String loggedKey = "";
    private boolean brokeOff;
    private byte @Nullable [] rawBody;

    Request(ServerRequest http, JsonMapper json, String id) {
        this.http = http;
        this.json = json;
        this.id = id;
    }

    /// The value of `X-Request-Id` in the answer.
    public String id() {
        return id;
    }

    /// The HTTP method in capitals.
    public String method() {
        return http.prologue().method().text();
    }

    /// The path that is served: decoded, and without dots and parameters.
    public String path() {
        return http.path().path();
    }

    /// The path as it was sent, without the query.
    public String rawPath() {
        return http.path().rawPath();
    }

    /// The query as it was sent, without the question mark; empty when there is none.
    public String rawQuery() {
        return http.prologue().query().rawValue();
    }

    /// The first value of a header.
    public Optional<String> header(String name) {
        return http.headers().first(HeaderNames.create(name));
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

    /// The parameters of the query.
    public Inputs query() {
        return QueryReader.read(rawQuery());
    }

    /// The fields of the JSON body.
    ///
    /// @throws ProblemException 400 when it breaks off, 413 when it is too large, 422 when it is no JSON object
    public Inputs body() {
        return BodyReader.inputs(rawBody(), http, json);
    }

    /// The bytes of the body, which are read off the wire the first time; empty when there is none. They must not be
    /// changed.
    ///
    /// @throws ProblemException 400 when it breaks off, 413 when it is too large
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
        http.context().register(type, value);
    }

    /// The value of this type that was attached before.
    public <T> Optional<T> attached(Class<T> type) {
        return http.context().get(type, type);
    }

    private byte[] readBody() {
        try {
            return BodyReader.bytes(http);
        } catch (BrokenBodyException e) {
            brokeOff = true;
            throw e.refusal();
        }
    }
}
