/// How the console looks: light and dark, its type and its icon.
@NullMarked
package dev.mockbank.admin.theme;

import org.jspecify.annotations.NullMarked;
