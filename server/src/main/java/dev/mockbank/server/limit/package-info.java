/// Limits how many requests a key may send in a minute, in this process or shared by all servers through Redis.
@NullMarked
package dev.mockbank.server.limit;

import org.jspecify.annotations.NullMarked;
