/// An invented household and its books of two years: made of a number alone, the same to the cent on every machine.
@NullMarked
package dev.mockbank.server.household;

import org.jspecify.annotations.NullMarked;
