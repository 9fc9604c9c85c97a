/// What the console says of itself: its version, its parts and their licences, and its shortcuts.
@NullMarked
package dev.mockbank.admin.about;

import org.jspecify.annotations.NullMarked;
