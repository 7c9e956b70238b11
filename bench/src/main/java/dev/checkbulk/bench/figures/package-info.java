/** What was measured, as tables and as goals that are reached or not. */
@NullMarked
package dev.checkbulk.bench.figures;

import org.jspecify.annotations.NullMarked;
