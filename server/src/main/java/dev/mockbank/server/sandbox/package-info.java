/// Sandboxes: banks of their own inside the server; their reset, their snapshots, and copies of them.
@NullMarked
package dev.mockbank.server.sandbox;

import org.jspecify.annotations.NullMarked;
