package dev.mockbank.server.db;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The hosts in the address of a database: one, or several of which some are standbys.
///
/// @param count the number of hosts, at least 1
record Hosts(int count) {

    /// The driver's parameter that selects a host by its role.
    static final String KIND = "targetServerType";

    static final String PRIMARY = "primary";
    static final String SECONDARY = "secondary";

    /// A name, an IPv4 address, or an IPv6 address in brackets; with an optional port.
    private static final Pattern HOST = Pattern.compile("(?:\\[[0-9A-Fa-f:.]+]|[^:\\[\\]]*)(?::(.*))?");

    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final int MAX_PORT = 65_535;

    /// A host whose machine is down does not respond at all: the attempt must not use up the time for
    /// the others.
    private static final int CONNECT_SECONDS = 2;

    /// The timeout for logging in to all hosts together, in addition to the connection attempts. The
    /// driver gives up after five seconds on a host that accepts connections but does not respond.
    private static final int GREETING_SECONDS = 8;

    /// How long the driver caches that a host is a standby; it may be promoted meanwhile.
    private static final int RECHECK_SECONDS = 1;

    /// The values of libpq's `target_session_attrs` (source: PostgreSQL's manual, "Parameter Key Words").
    private static final Map<String, String> SESSION_ATTRIBUTES = Map.of(
            "read-write",
            PRIMARY,
            PRIMARY,
            PRIMARY,
            "standby",
            "secondary",
            "read-only",
            "secondary",
            "prefer-standby",
            "preferSecondary",
            "any",
            "any");

    private static final Set<String> KINDS =
            Set.of("any", PRIMARY, "master", SECONDARY, "slave", "preferSecondary", "preferSlave", "preferPrimary");

    /// Parses the hosts, which are separated by commas. Error messages give the position of a host
    /// instead of its text, which may be part of a password.
    ///
    /// @throws DatabaseUrlException when one is invalid
    static Hosts parse(String text) {
        var hosts = text.split(",", -1);
        for (int place = 1; place <= hosts.length; place++) {
            check(hosts[place - 1], hosts.length == 1 ? "the host" : "host " + place);
        }
        return new Hosts(hosts.length);
    }

    /// The driver's name for a value of `target_session_attrs`.
    ///
    /// @throws DatabaseUrlException when there is no such value
    static String kindOf(String sessionAttribute) {
        var kind = SESSION_ATTRIBUTES.get(sessionAttribute);
        if (kind == null) {
            throw new DatabaseUrlException("target_session_attrs is one of read-write, primary, read-only, standby,"
                    + " prefer-standby and any");
        }
        return kind;
    }

    /// Adds defaults that the address does not set: the role of the host to connect to, and timeouts
    /// with which it is found while other hosts are down. For a standby the role is set even if there is
    /// only one host.
    ///
    /// @param wanted the role of the host
    /// @throws DatabaseUrlException when the address specifies an unknown role
    void complete(Map<String, String> parameters, String wanted) {
        var kind = parameters.get(KIND);
        if (kind != null && !KINDS.contains(kind)) {
            throw new DatabaseUrlException(KIND + " is one of primary, secondary, preferSecondary and any");
        }
        if (count > 1 || !wanted.equals(PRIMARY)) {
            parameters.putIfAbsent(KIND, wanted);
            parameters.putIfAbsent("hostRecheckSeconds", Integer.toString(RECHECK_SECONDS));
            parameters.putIfAbsent("connectTimeout", Integer.toString(CONNECT_SECONDS));
            parameters.putIfAbsent("loginTimeout", Integer.toString(count * CONNECT_SECONDS + GREETING_SECONDS));
        }
    }

    private static void check(String host, String name) {
        var form = HOST.matcher(host);
        if (!form.matches()) {
            throw new DatabaseUrlException(name + " is neither a name nor an address; one of version 6 has brackets");
        }
        if (host.isEmpty() || host.startsWith(":")) {
            throw new DatabaseUrlException(name + " is missing");
        }
        var port = form.group(1);
        if (port != null && !(PORT.matcher(port).matches() && isPort(Integer.parseInt(port)))) {
            throw new DatabaseUrlException("the port of " + name + " is not a number from 1 to " + MAX_PORT);
        }
    }

    private static boolean isPort(int number) {
        return number >= 1 && number <= MAX_PORT;
    }
}
