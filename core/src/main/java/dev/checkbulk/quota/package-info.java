/**
 * When may the next request start: slots, the in-flight cap, and what a 429 does to both.
 *
 * <p>The pace, in one place. Starts have slots, {@code Gap} apart: 1/24.75 s, the first twenty a quarter longer; a start that is late leaves three
 * quarters of the gap before the next one. A start also keeps a second's distance from when the one 25 before it arrived at the latest
 * ({@code LastSecond}, from what answers tell of the way). A 429 cuts the rate by 3 %, one that follows soon by more ({@code Rate}), and the rate grows
 * again, slower near where it was cut. {@code Retry-After} pauses the request that was refused; many refusals pause everybody. At most
 * 100 requests hold a place; an abandoned one holds it for 65 s.
 */
@NullMarked
package dev.checkbulk.quota;

import org.jspecify.annotations.NullMarked;
