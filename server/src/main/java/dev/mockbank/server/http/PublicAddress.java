package dev.mockbank.server.http;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The address at which clients reach the server: that of `PUBLIC_URL`; without it that of the `X-Forwarded-*`
/// headers, which are ignored unless a trusted proxy sent them; else that of the request. Where several proxies
/// append to a header, its first entry describes the client.
public final class PublicAddress {

    private static final String LOCALHOST = "localhost";

    /// A host name or an IP address, with or without a port.
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9._-]{1,255}(?::\\d{1,5})?|\\[[0-9A-Fa-f:.]{2,45}](?::\\d{1,5})?");

    /// Segments of a path, such as `/bank`; never `//host` or `/..`, and nothing that a link would have to encode.
    private static final Pattern PREFIX = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~!$&()*+;=:@%-]+)+");

    private static final int MAX_PREFIX_CHARACTERS = 200;

    private final @Nullable URI publicUrl;
    private final Set<String> trustedProxies;

    /// @param publicUrl      an address such as `https://example.com/bank`; see [#parse]
    /// @param trustedProxies the addresses of the proxies whose headers are used
    public PublicAddress(Optional<URI> publicUrl, Set<String> trustedProxies) {
        this.publicUrl = publicUrl.orElse(null);
        this.trustedProxies = Set.copyOf(trustedProxies);
    }

    /// Parses an address: `http` or `https`, a host, optionally a port and a path, and nothing else.
    ///
    /// @throws IllegalArgumentException when it is not such an address
    public static URI parse(String text) {
        var url = URI.create(text.replaceFirst("/+$", ""));
        boolean plain = url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null;
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        var path = url.getRawPath();
        if (!plain
                || !web
                || url.getHost() == null
                || !(path.isEmpty() || PREFIX.matcher(path).matches())) {
            throw new IllegalArgumentException("not the address of a server");
        }
        return url;
    }

    /// The address in `PUBLIC_URL`, if it is set.
    Optional<URI> configured() {
        return Optional.ofNullable(publicUrl);
    }

    /// The path under which the server's root is found, such as `/bank`; empty when there is none.
    String prefix(Request request) {
        if (publicUrl != null) {
            return publicUrl.getRawPath();
        }
        return forwarded(request, "X-Forwarded-Prefix")
                .map(prefixes -> Arrays.stream(prefixes.split(",", -1))
                        .map(prefix -> prefix.strip().replaceFirst("/+$", ""))
                        .collect(Collectors.joining()))
                .filter(prefix -> prefix.length() <= MAX_PREFIX_CHARACTERS)
                .filter(PREFIX.asMatchPredicate())
                .orElse("");
    }

    /// Whether the client uses HTTPS.
    boolean isHttps(Request request) {
        return first(request, "X-Forwarded-Proto")
                .map("https"::equalsIgnoreCase)
                .orElseGet(request::isSecure);
    }

    /// The root of the server with HTTPS. The port of the HTTP request is dropped, because HTTPS has a port of its
    /// own: the default one, or that of `PUBLIC_URL`.
    String httpsRoot(Request request) {
        if (publicUrl != null && "https".equals(publicUrl.getScheme())) {
            return publicUrl.toString();
        }
        Predicate<String> sane = HOST.asMatchPredicate();
        var host = first(request, "X-Forwarded-Host")
                .filter(sane)
                .or(() -> request.header("Host").filter(sane))
                .orElse(LOCALHOST);
        return "https://" + host.replaceFirst(":\\d+$", "") + prefix(request);
    }

    private Optional<String> first(Request request, String header) {
        return forwarded(request, header).map(list -> list.split(",", 2)[0].strip());
    }

    private Optional<String> forwarded(Request request, String header) {
        return trustedProxies.contains(request.peer()) ? request.listHeader(header) : Optional.empty();
    }
}
