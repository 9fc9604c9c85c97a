/// The server as a child of the console: started, watched and stopped.
@NullMarked
package dev.mockbank.admin.process;

import org.jspecify.annotations.NullMarked;
