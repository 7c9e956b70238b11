/** Records saved as CSV, JSON or JSON lines. */
@NullMarked
package dev.checkbulk.script.export;

import org.jspecify.annotations.NullMarked;
