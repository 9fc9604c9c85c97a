/// Controls that several screens use.
@NullMarked
package dev.mockbank.admin.control;

import org.jspecify.annotations.NullMarked;
