/// The embedded database: unpacks, creates, starts, watches, recovers and stops a PostgreSQL in MOCKBANK_HOME.
@NullMarked
package dev.mockbank.server.postgres;

import org.jspecify.annotations.NullMarked;
