/// The whole bank in one file, and back: the format of backups, and what it takes to fill a bank from one.
@NullMarked
package dev.mockbank.server.backup;

import org.jspecify.annotations.NullMarked;
