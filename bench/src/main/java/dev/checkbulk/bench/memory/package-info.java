/** Part c: how much memory rows need, whatever their number. */
@NullMarked
package dev.checkbulk.bench.memory;

import org.jspecify.annotations.NullMarked;
