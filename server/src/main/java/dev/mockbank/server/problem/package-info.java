/// The errors of refused requests: field errors and problems, in the vocabulary of the reference service.
@NullMarked
package dev.mockbank.server.problem;

import org.jspecify.annotations.NullMarked;
