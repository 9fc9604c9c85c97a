/// The settings of the server: read from the environment and a `.env` file, validated and documented.
@NullMarked
package dev.mockbank.server.settings;

import org.jspecify.annotations.NullMarked;
