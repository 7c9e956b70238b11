/** Part b: requests per second without a limit, ours and those of others. */
@NullMarked
package dev.checkbulk.bench.raw;

import org.jspecify.annotations.NullMarked;
