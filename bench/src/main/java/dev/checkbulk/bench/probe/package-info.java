/** What a process notes about itself while it is measured: its heap, its event loops, its collections. */
@NullMarked
package dev.checkbulk.bench.probe;

import org.jspecify.annotations.NullMarked;
