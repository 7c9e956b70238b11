/** When may the next request start: slots, the in-flight cap, and what a 429 does to both. */
@NullMarked
package dev.checkbulk.quota;

import org.jspecify.annotations.NullMarked;
