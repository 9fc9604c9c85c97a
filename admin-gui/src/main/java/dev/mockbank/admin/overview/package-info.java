/// The screen that shows the whole bank at a glance.
@NullMarked
package dev.mockbank.admin.overview;

import org.jspecify.annotations.NullMarked;
