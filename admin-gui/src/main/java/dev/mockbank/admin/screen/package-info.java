/// What every screen is made of: its place in the window and the states that all screens share.
@NullMarked
package dev.mockbank.admin.screen;

import org.jspecify.annotations.NullMarked;
