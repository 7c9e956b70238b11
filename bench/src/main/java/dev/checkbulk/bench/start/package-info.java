/** Part d: seconds from the command to the first request. */
@NullMarked
package dev.checkbulk.bench.start;

import org.jspecify.annotations.NullMarked;
