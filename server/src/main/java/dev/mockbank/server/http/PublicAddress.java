package dev.mockbank.server.http;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How clients reach the server: as `PUBLIC_URL` says; without it as a trusted proxy says in its `X-Forwarded-*`
/// headers, which others than trusted proxies may send in vain; else as the request came. Of a list, to which each of
/// several proxies adds, the first entry is about the client.
public final class PublicAddress {

    private static final String LOCALHOST = "localhost";

    /// A name or an address, with or without a port.
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9._-]{1,255}(?::\\d{1,5})?|\\[[0-9A-Fa-f:.]{2,45}](?::\\d{1,5})?");

    /// Steps of a path, such as `/bank`; never `//host` or `/..`, and nothing that a link would have to escape.
    private static final Pattern PREFIX = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~!$&()*+;=:@%-]+)+");

    private static final int MAX_PREFIX_CHARACTERS = 200;

    private final @Nullable URI publicUrl;
    private final Set<String> trustedProxies;

    /// @param publicUrl      an address like `https://example.com/bank`, see [#parse]
    /// @param trustedProxies the addresses of proxies that are believed
    public PublicAddress(Optional<URI> publicUrl, Set<String> trustedProxies) {
        this.publicUrl = publicUrl.orElse(null);
        this.trustedProxies = Set.copyOf(trustedProxies);
    }

    /// Reads an address: `http` or `https`, a host, perhaps a port and a path, and nothing else.
    ///
    /// @throws IllegalArgumentException when it is none
    public static URI parse(String text) {
        var url = URI.create(text.replaceFirst("/+$", ""));
        boolean plain = url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null;
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        var path = url.getRawPath();
        if (!plain
                || !web
                || url.getHost() == null
                || !(path.isEmpty() || PREFIX.matcher(path).matches())) {
            throw new IllegalArgumentException("no address of a server");
        }
        return url;
    }

    /// The address, if the server's keeper has said it.
    Optional<URI> told() {
        return Optional.ofNullable(publicUrl);
    }

    /// The path below which the server's root lies, such as `/bank`; empty when there is none.
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

    /// Whether the client came by HTTPS.
    boolean isHttps(Request request) {
        return first(request, "X-Forwarded-Proto")
                .map("https"::equalsIgnoreCase)
                .orElseGet(request::isSecure);
    }

    /// The root of the server by HTTPS. A port speaks one language, so that of a request by HTTP is not kept: HTTPS
    /// is at its own port, or where `PUBLIC_URL` says.
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
