/// What the server tells about itself: greeting, health, metrics, and the keeper's overview.
@NullMarked
package dev.mockbank.server.status;

import org.jspecify.annotations.NullMarked;
