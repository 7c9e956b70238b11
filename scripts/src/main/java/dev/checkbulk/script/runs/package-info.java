/** Runs looked at, reported on, adopted and purged. */
@NullMarked
package dev.checkbulk.script.runs;

import org.jspecify.annotations.NullMarked;
