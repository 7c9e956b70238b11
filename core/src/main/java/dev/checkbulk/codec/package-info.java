/** How outcomes are written as JSON, and members read back: for plans and journals alike. */
@NullMarked
package dev.checkbulk.codec;

import org.jspecify.annotations.NullMarked;
