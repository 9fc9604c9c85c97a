/// The edge to PostgreSQL: its address, the connections, the schema, and what its failures mean; it knows no feature.
@NullMarked
package dev.mockbank.server.db;

import org.jspecify.annotations.NullMarked;
