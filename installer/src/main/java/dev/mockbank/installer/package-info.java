/// The build of the installed Mockbank: both programs, the Java runtime and PostgreSQL in one folder, and packages of
/// it.
@NullMarked
package dev.mockbank.installer;

import org.jspecify.annotations.NullMarked;
