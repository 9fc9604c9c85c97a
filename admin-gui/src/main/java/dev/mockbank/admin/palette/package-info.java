/// The palette: everything that can be opened or done, found by typing.
@NullMarked
package dev.mockbank.admin.palette;

import org.jspecify.annotations.NullMarked;
