/** One row, exactly once: its key, its intent, its send, and the look at what became of a write that was not answered. */
@NullMarked
package dev.checkbulk.run.row;

import org.jspecify.annotations.NullMarked;
