/// Limits the requests of a key in a minute, counted in this process or shared by all servers through Redis; and the
/// concurrent reads of a key.
@NullMarked
package dev.mockbank.server.limit;

import org.jspecify.annotations.NullMarked;
