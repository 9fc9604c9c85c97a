/// Faults on purpose: a sandbox's rules for what goes wrong, and the filter that makes it happen.
@NullMarked
package dev.mockbank.server.fault;

import org.jspecify.annotations.NullMarked;
