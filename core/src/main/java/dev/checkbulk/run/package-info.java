/** Runs that survive anything: where they are kept, who has them, and how they are begun, gone on with and purged. */
@NullMarked
package dev.checkbulk.run;

import org.jspecify.annotations.NullMarked;
