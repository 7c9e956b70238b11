/** A client without a network: every request starts at once and is answered at once. */
@NullMarked
package dev.checkbulk.bench.wire;

import org.jspecify.annotations.NullMarked;
