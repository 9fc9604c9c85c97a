/// Authentication: the master key, the API keys, and the filters that check them.
@NullMarked
package dev.mockbank.server.access;

import org.jspecify.annotations.NullMarked;
