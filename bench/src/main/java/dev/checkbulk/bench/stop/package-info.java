/** Part g: processes that are stopped and continued, and a busy machine. */
@NullMarked
package dev.checkbulk.bench.stop;

import org.jspecify.annotations.NullMarked;
