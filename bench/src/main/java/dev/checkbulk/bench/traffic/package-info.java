/** Who sends to which server over which way, and what became of it. */
@NullMarked
package dev.checkbulk.bench.traffic;

import org.jspecify.annotations.NullMarked;
