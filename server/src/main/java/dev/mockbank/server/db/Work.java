package dev.mockbank.server.db;

import io.helidon.dbclient.DbExecute;
import java.util.function.Function;

/// Statements of one or more stores, to be run by the [Database], alone or in a transaction.
///
/// @param <T> what comes of them
@FunctionalInterface
public interface Work<T> extends Function<DbExecute, T> {}
