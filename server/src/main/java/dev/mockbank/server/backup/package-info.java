/// Backup and restore of the whole bank as one file.
@NullMarked
package dev.mockbank.server.backup;

import org.jspecify.annotations.NullMarked;
