/** What happened, in the order it happened: entries that are on the disk before anything else is done. */
@NullMarked
package dev.checkbulk.run.journal;

import org.jspecify.annotations.NullMarked;
