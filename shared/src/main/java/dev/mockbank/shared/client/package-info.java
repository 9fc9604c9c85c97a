/// The bank from Java: a typed HTTP client for every route, used by the console and by anyone's programs.
@NullMarked
package dev.mockbank.shared.client;

import org.jspecify.annotations.NullMarked;
