/** Where runs are kept, seen from those who know what the bytes mean: what any such place promises. */
@NullMarked
package dev.checkbulk.run.vault;

import org.jspecify.annotations.NullMarked;
