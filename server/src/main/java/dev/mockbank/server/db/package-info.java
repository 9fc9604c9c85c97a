/// The boundary to PostgreSQL: its address, connections, schema, and the meaning of its failures. It
/// knows no feature.
@NullMarked
package dev.mockbank.server.db;

import org.jspecify.annotations.NullMarked;
