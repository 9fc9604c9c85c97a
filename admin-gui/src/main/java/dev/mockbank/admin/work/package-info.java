/// The one door to background work: off the window's thread and back.
@NullMarked
package dev.mockbank.admin.work;

import org.jspecify.annotations.NullMarked;
