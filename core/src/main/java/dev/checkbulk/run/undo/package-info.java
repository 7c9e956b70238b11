/** The way back, and the second try: plans made of a run that has ended. */
@NullMarked
package dev.checkbulk.run.undo;

import org.jspecify.annotations.NullMarked;
