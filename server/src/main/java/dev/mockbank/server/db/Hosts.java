package dev.mockbank.server.db;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The hosts in the address of a database: one, or several of which some are standbys.
///
/// @param count at least 1
record Hosts(int count) {

    /// The driver's parameter that says which of several hosts is wanted.
    static final String KIND = "targetServerType";

    static final String PRIMARY = "primary";
    static final String SECONDARY = "secondary";

    /// A name, an address, or an address of version 6 in brackets; and a port or none.
    private static final Pattern HOST = Pattern.compile("(?:\\[[0-9A-Fa-f:.]+]|[^:\\[\\]]*)(?::(.*))?");

    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final int MAX_PORT = 65_535;

    /// A host whose machine is gone does not answer at all: it must not take the time of the others.
    private static final int CONNECT_SECONDS = 2;

    /// For the greetings of all hosts together, beside the attempts to connect. The driver gives up one that takes
    /// connections but hangs after five seconds.
    private static final int GREETING_SECONDS = 8;

    /// How long the driver believes that a host is a standby; it may have been promoted since.
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

    /// Reads the hosts, which stand between commas. They are told by their place, because where they are wrong they
    /// may be a piece of a password.
    ///
    /// @throws DatabaseUrlException when one is none
    static Hosts parse(String text) {
        var hosts = text.split(",", -1);
        for (int place = 1; place <= hosts.length; place++) {
            check(hosts[place - 1], hosts.length == 1 ? "the host" : "host " + place);
        }
        return new Hosts(hosts.length);
    }

    /// What the driver calls a value of `target_session_attrs`.
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

    /// Adds what the address does not say: which of several hosts is wanted, and bounds with which it is found while
    /// others are away. A standby is wanted as one even where there is one host.
    ///
    /// @param wanted the kind of host
    /// @throws DatabaseUrlException when the address asks for a kind of host that there is not
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
