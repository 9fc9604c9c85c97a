/// The screen of the server: its figures, settings and log.
@NullMarked
package dev.mockbank.admin.server;

import org.jspecify.annotations.NullMarked;
