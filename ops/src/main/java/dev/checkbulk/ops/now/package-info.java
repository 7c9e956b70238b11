/** What Check has now: read for many rows together, and forgotten again. */
@NullMarked
package dev.checkbulk.ops.now;

import org.jspecify.annotations.NullMarked;
