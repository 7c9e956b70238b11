/** The records that there are, by kind, in the order of their lists. */
@NullMarked
package dev.checkbulk.standin.store;

import org.jspecify.annotations.NullMarked;
