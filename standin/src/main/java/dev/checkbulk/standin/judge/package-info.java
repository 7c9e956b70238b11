/** Sees every request and what came of it, and counts by algorithms of its own. */
@NullMarked
package dev.checkbulk.standin.judge;

import org.jspecify.annotations.NullMarked;
