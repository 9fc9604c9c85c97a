/// The benchmark: it measures the API beside PostgreSQL itself, in one run on the machine at hand.
@NullMarked
package dev.mockbank.bench;

import org.jspecify.annotations.NullMarked;
