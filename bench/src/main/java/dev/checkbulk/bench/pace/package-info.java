/** Part a: how close a reassignment comes to the limit. */
@NullMarked
package dev.checkbulk.bench.pace;

import org.jspecify.annotations.NullMarked;
