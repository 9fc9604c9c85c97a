/// The console: a desktop program that runs the bank and shows it.
@NullMarked
package dev.mockbank.admin;

import org.jspecify.annotations.NullMarked;
