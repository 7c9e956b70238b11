/** Plans and summaries in words, and as JSON. */
@NullMarked
package dev.checkbulk.script.text;

import org.jspecify.annotations.NullMarked;
