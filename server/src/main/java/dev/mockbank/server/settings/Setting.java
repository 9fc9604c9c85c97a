package dev.mockbank.server.settings;

/// Every setting of the server by its name in the environment or in a `.env` file, with what it is for. `--help`
/// and the errors are made of this, and the README's table says the same.
public enum Setting {
    DATABASE_URL("", "PostgreSQL to use: postgresql://user:password@host:5432/database; empty: the embedded one"),
    DATABASE_READ_URL(
            "", "standby of that PostgreSQL from which lists and sums are read: an address like that one; empty: none"),
    REDIS_URL("", "Redis that shares the rate limits of several servers: redis://host:6379; empty: none"),
    MASTER_API_KEY("", "the master key; empty: a random one, kept in MOCKBANK_HOME/master-key"),
    RATE_LIMIT("0", "requests a minute for each API key without a limit of its own, up to 1000000; 0: no limit"),
    FORCE_HTTPS("false", "true or false: redirect requests that a trusted proxy did not take by HTTPS"),
    TRUSTED_PROXIES(
            "127.0.0.1, ::1",
            "addresses of proxies whose X-Forwarded-Proto, -Host and -Prefix are believed, with commas"),
    PUBLIC_URL(
            "",
            "address at which clients reach the server, such as https://example.com/bank behind a proxy; empty: that of each request"),
    CORS_ORIGINS(
            "localhost",
            "origins whose pages may call the API, with commas: https://app.example.com, localhost (any port), * or none"),
    HOST("127.0.0.1", "address to listen on; 0.0.0.0: all"),
    PORT("8000", "port to listen on, 0 to 65535; 0: a free one"),
    TLS_CERT(
            "",
            "PEM file with the certificate for HTTPS and those that lead to its authority; set it and TLS_KEY, or neither"),
    TLS_KEY("", "PEM file with the certificate's private key in PKCS#8; set it and TLS_CERT, or neither"),
    MOCKBANK_HOME("", "folder for the master key and the embedded database; empty: the platform's user data folder"),
    POSTGRES_BINARIES(
            "", "folder with unpacked PostgreSQL binaries for the embedded database; empty: those that came along"),
    DATABASE_CONNECTIONS("10", "connections to the database at most, 1 to 200"),
    DATABASE_WAIT_SECONDS("60", "how long the start waits for a database that cannot be reached, 0 to 3600"),
    STOP_SECONDS("10", "how long requests in flight may take when the server stops, 0 to 300"),
    IDEMPOTENCY_HOURS("24", "how long the answer to an Idempotency-Key is kept, 1 to 8760"),
    LOG_LEVEL("info", "what is logged: error, warning, info or debug"),
    ACCESS_LOG("true", "true or false: a line in the log for each request"),
    END_WITH_PARENT(
            "false",
            "true or false, or the number of a process: stop when the program that started the server (or that process) ends");

    private final String defaultText;
    private final String purpose;

    Setting(String defaultText, String purpose) {
        this.defaultText = defaultText;
        this.purpose = purpose;
    }

    /// The value when it is not set; empty means none.
    public String defaultText() {
        return defaultText;
    }

    /// What it is for and what it accepts.
    public String purpose() {
        return purpose;
    }
}
