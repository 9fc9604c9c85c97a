package dev.mockbank.server.settings;

/// Every setting of the server, by its name in the environment or in a `.env` file, with its description. `--help`
/// and the error messages use it, and the README has the same table.
public enum Setting {
    DATABASE_URL("", "PostgreSQL to use: postgresql://user:password@host:5432/database; empty: the embedded one"),
    DATABASE_READ_URL(
            "",
            "standby of that PostgreSQL, from which lists and sums are read: an address of the same form; empty: none"),
    REDIS_URL("", "Redis that shares the rate limits of several servers: redis://host:6379; empty: none"),
    MASTER_API_KEY("", "the master key; empty: a generated one, kept in MOCKBANK_HOME/master-key"),
    RATE_LIMIT("0", "requests a minute for each API key without a limit of its own, up to 1000000; 0: no limit"),
    FORCE_HTTPS(
            "false", "true or false: redirect requests that were not made over HTTPS, directly or to a trusted proxy"),
    TRUSTED_PROXIES(
            "127.0.0.1, ::1",
            "addresses of proxies whose X-Forwarded-Proto, -Host and -Prefix are trusted, separated by commas"),
    PUBLIC_URL(
            "",
            "address at which clients reach the server, such as https://example.com/bank behind a proxy; empty: that of each request"),
    CORS_ORIGINS(
            "localhost",
            "origins whose pages may call the API, separated by commas: https://app.example.com, localhost (any port), * or none"),
    HOST("127.0.0.1", "address to listen on; 0.0.0.0: all"),
    PORT("8000", "port to listen on, 0 to 65535; 0: a free one"),
    TLS_CERT(
            "",
            "PEM file with the certificate for HTTPS and its intermediate certificates; set it and TLS_KEY, or neither"),
    TLS_KEY("", "PEM file with the certificate's private key in PKCS#8; set it and TLS_CERT, or neither"),
    MOCKBANK_HOME("", "folder for the master key and the embedded database; empty: the platform's user data folder"),
    POSTGRES_BINARIES(
            "", "folder with unpacked PostgreSQL binaries for the embedded database; empty: those of Mockbank"),
    DATABASE_CONNECTIONS("10", "maximum number of connections to the database, 1 to 200"),
    DATABASE_WAIT_SECONDS("60", "how long startup waits for an unreachable database, 0 to 3600"),
    STOP_SECONDS("10", "how long requests in flight may take at shutdown, 0 to 300"),
    IDEMPOTENCY_HOURS("24", "how long the response to an Idempotency-Key is kept, 1 to 8760"),
    INSPECTOR(
            "",
            "requests that are kept in memory for each sandbox, 0 to 1000; empty: 200 with the embedded database, else 0"),
    LOG_LEVEL("info", "lowest level that is logged: error, warning, info or debug"),
    ACCESS_LOG("true", "true or false: log a line for each request"),
    END_WITH_PARENT(
            "false",
            "true or false, or a process id: stop when the program that started the server (or that process) exits");

    private final String defaultText;
    private final String purpose;

    Setting(String defaultText, String purpose) {
        this.defaultText = defaultText;
        this.purpose = purpose;
    }

    /// The default; empty means none.
    public String defaultText() {
        return defaultText;
    }

    /// The description: what it is for, and the values that it accepts.
    public String purpose() {
        return purpose;
    }
}
