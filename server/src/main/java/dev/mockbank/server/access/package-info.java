/// Who may call: the master key, the API keys, and the filters that ask for them.
@NullMarked
package dev.mockbank.server.access;

import org.jspecify.annotations.NullMarked;
