/// Demo data: fills the bank with the history of an invented household.
@NullMarked
package dev.mockbank.server.demo;

import org.jspecify.annotations.NullMarked;
