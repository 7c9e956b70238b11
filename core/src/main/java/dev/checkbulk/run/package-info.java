/** A plan that is a file, and a run of it that survives anything. */
@NullMarked
package dev.checkbulk.run;

import org.jspecify.annotations.NullMarked;
