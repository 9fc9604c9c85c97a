package dev.mockbank.server;

import dev.mockbank.server.limit.RedisProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The proxy before several servers: nginx with the configuration that `docker-compose.yml` gives it, except for the
/// addresses.
final class Nginx implements AutoCloseable {

    private static final Path CONFIGURATION = Path.of("..", "installer", "container", "nginx.conf");
    private static final Path DOCUMENT = Path.of("..", "docs", "deployment.md");
    private static final Pattern DOCUMENTED = Pattern.compile("```nginx\n(location /bank/ .*?)```", Pattern.DOTALL);
    private static final String SERVERS = "server server:8000 resolve;";
    private static final String LISTEN = "listen 8080;";

    private final LoopbackService service;
    private final int port;

    private Nginx(LoopbackService service, int port) {
        this.service = service;
        this.port = port;
    }

    /// A proxy to the servers at these ports of loopback.
    static Nginx before(List<Integer> ports, Path folder) {
        return serving(port -> site(ports, port), folder);
    }

    /// A proxy that serves the server at this port of loopback below a path, as `docs/deployment.md` says.
    static Nginx belowAPath(int serverPort, Path folder) {
        return serving(port -> """
                upstream mockbank { server 127.0.0.1:%d; }
                server {
                    listen 127.0.0.1:%d;
                    %s
                }
                """.formatted(serverPort, port, documentedLocation()), folder);
    }

    private static Nginx serving(IntFunction<String> site, Path folder) {
        var program = InstalledProgram.find("nginx", "nginx");
        int port = RedisProcess.freePort();
        try {
            var file = Files.writeString(folder.resolve("nginx.conf"), around(site.apply(port), folder));
            var log = folder.resolve("nginx.log");
            var command = List.of(program.toString(), "-c", file.toString(), "-e", log.toString());
            return new Nginx(LoopbackService.start(command, log, port), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        service.close();
    }

    /// One process, which stays who it is, with all its files in the folder.
    private static String around(String site, Path folder) {
        return """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                %2$s
                }
                """.formatted(folder, site);
    }

    private static String documentedLocation() {
        var block = DOCUMENTED.matcher(text(DOCUMENT));
        if (!block.find()) {
            throw new IllegalStateException(DOCUMENT + " shows no location below a path");
        }
        return block.group(1);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String site(List<Integer> ports, int port) {
        var site = text(CONFIGURATION);
        if (!site.contains(SERVERS) || !site.contains(LISTEN)) {
            throw new IllegalStateException(CONFIGURATION + " has other servers than this test knows");
        }
        var servers = ports.stream().map("server 127.0.0.1:%d;"::formatted).collect(Collectors.joining("\n"));
        return site.replace(SERVERS, servers).replace(LISTEN, "listen 127.0.0.1:" + port + ";");
    }
}
