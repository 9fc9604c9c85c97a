package dev.mockbank.shared.client;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Converts responses to records, refusals to exceptions, and responses that no Mockbank server sends to
/// exceptions as well.
final class ResponseReader {

    /// The cursor in the `Link` to the next page: letters, digits, `-` and `_`.
    private static final Pattern NEXT = Pattern.compile("<[^>]*[?&]cursor=([\\w-]+)[^>]*>; rel=\"next\"");

    private final Address address;
    private final JsonMapper json;
    private final ProblemReader problems;

    ResponseReader(Address address, JsonMapper json) {
        this.address = address;
        // A record with a hole is no answer of ours; unknown fields are those of a newer server.
        this.json = json.rebuild().annotationIntrospector(new RequiredMembers()).build();
        this.problems = new ProblemReader(json);
    }

    /// The response, if the request succeeded.
    ///
    /// @throws ApiException when it was refused
    HttpResponse<byte[]> checked(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return answer;
        }
        if (status < 400) {
            throw redirected(answer);
        }
        var problem = isJson(answer) ? problems.read(status, answer.body()) : Optional.<ProblemReader.Read>empty();
        if (problem.isPresent()) {
            throw new ApiException(problem.get(), RetryAfter.of(answer).orElse(null));
        }
        throw switch (status) {
            case 502, 503, 504 -> UnreachableException.badGateway(address, status);
            default -> UnreachableException.notMockbank(address, null);
        };
    }

    <T> T object(HttpResponse<byte[]> answer, Class<T> type) {
        return read(answer, body -> json.readValue(body, type));
    }

    <T> List<T> list(HttpResponse<byte[]> answer, Class<T> type) {
        var listType = json.getTypeFactory().constructCollectionType(List.class, type);
        return List.copyOf(this.<List<T>>read(answer, body -> json.readValue(body, listType)));
    }

    <T> Page<T> page(HttpResponse<byte[]> answer, Class<T> type) {
        return new Page<>(list(answer, type), next(answer));
    }

    private <T> T read(HttpResponse<byte[]> answer, Function<byte[], T> reader) {
        if (!isJson(checked(answer))) {
            throw UnreachableException.notMockbank(address, null);
        }
        try {
            return Optional.ofNullable(reader.apply(answer.body()))
                    .orElseThrow(() -> UnreachableException.notMockbank(address, null));
        } catch (JacksonException e) {
            throw UnreachableException.notMockbank(address, e);
        }
    }

    private UnreachableException redirected(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(location -> UnreachableException.redirected(address, location))
                .orElseGet(() -> UnreachableException.notMockbank(address, null));
    }

    private static @Nullable String next(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Link")
                .map(NEXT::matcher)
                .filter(link -> link.matches())
                .map(link -> link.group(1))
                .orElse(null);
    }

    private static boolean isJson(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
    }
}
