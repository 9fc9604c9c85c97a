/// Backups of the bank: written to a file, and restored from one.
@NullMarked
package dev.mockbank.admin.backup;

import org.jspecify.annotations.NullMarked;
