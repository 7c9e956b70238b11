/** Part f: what a plan and a journal cost. */
@NullMarked
package dev.checkbulk.bench.journal;

import org.jspecify.annotations.NullMarked;
