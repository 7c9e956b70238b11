/** Part e: several processes at one limit. */
@NullMarked
package dev.checkbulk.bench.share;

import org.jspecify.annotations.NullMarked;
