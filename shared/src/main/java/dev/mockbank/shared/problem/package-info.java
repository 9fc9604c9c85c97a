/// The errors of the wire: what the API answers when it refuses, in the vocabulary of the service it replaces.
@NullMarked
package dev.mockbank.shared.problem;

import org.jspecify.annotations.NullMarked;
