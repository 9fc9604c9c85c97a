package dev.mockbank.server.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Sets the parameters of a prepared statement in order.
public final class Parameters {

    private final PreparedStatement statement;
    private int last;

    public Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    /// Sets the next parameter: a number, a text, bytes, or an array of these.
    public Parameters add(@Nullable Object value) throws SQLException {
        statement.setObject(++last, value);
        return this;
    }
}
