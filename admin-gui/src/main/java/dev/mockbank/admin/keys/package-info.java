/// The screen of the API keys.
@NullMarked
package dev.mockbank.admin.keys;

import org.jspecify.annotations.NullMarked;
