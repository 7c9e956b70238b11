/** A small value that several processes share, and where it can be kept. */
@NullMarked
package dev.checkbulk.internal.cell;

import org.jspecify.annotations.NullMarked;
