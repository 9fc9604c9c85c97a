/// Money, times and numbers as people read them.
@NullMarked
package dev.mockbank.admin.format;

import org.jspecify.annotations.NullMarked;
