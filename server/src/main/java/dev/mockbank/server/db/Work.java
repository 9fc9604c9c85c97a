package dev.mockbank.server.db;

import io.helidon.dbclient.DbExecute;
import java.util.function.Function;

/// Statements of one or more stores, which the [Database] executes with or without a transaction.
///
/// @param <T> the result
@FunctionalInterface
public interface Work<T> extends Function<DbExecute, T> {}
