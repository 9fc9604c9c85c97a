/// The hash function of API keys, claims, documents and backups.
@NullMarked
package dev.mockbank.server.digest;

import org.jspecify.annotations.NullMarked;
