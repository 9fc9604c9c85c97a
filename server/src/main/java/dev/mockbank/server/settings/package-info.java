/// The settings of the server: read from the environment and from a `.env` file, checked, and explained.
@NullMarked
package dev.mockbank.server.settings;

import org.jspecify.annotations.NullMarked;
