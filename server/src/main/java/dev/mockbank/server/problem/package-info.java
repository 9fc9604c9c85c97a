/// What the server answers when it refuses: field errors and problems, in the vocabulary of the service it replaces.
@NullMarked
package dev.mockbank.server.problem;

import org.jspecify.annotations.NullMarked;
