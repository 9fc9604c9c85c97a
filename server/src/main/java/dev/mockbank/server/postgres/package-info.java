/// The embedded database: unpacks, creates, starts, guards, recovers and stops a PostgreSQL inside MOCKBANK_HOME.
@NullMarked
package dev.mockbank.server.postgres;

import org.jspecify.annotations.NullMarked;
