/// Work that is done again and again beside the requests.
@NullMarked
package dev.mockbank.server.background;

import org.jspecify.annotations.NullMarked;
