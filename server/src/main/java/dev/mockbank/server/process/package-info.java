/// The program as a process: its log, its parent, and the service manager that started it.
@NullMarked
package dev.mockbank.server.process;

import org.jspecify.annotations.NullMarked;
