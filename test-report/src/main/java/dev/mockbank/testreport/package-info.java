/// Says at the end of a build which tests were skipped, and why.
@NullMarked
package dev.mockbank.testreport;

import org.jspecify.annotations.NullMarked;
