/** Where a bench runs: its folder, its processes, the scripts and the programs of others that it finds. */
@NullMarked
package dev.checkbulk.bench.bed;

import org.jspecify.annotations.NullMarked;
