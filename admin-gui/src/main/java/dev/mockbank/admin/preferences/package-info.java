/// What the console remembers between two starts.
@NullMarked
package dev.mockbank.admin.preferences;

import org.jspecify.annotations.NullMarked;
