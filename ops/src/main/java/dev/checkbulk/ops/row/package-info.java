/** What a row asks for, and why it may be refused before anything is sent. */
@NullMarked
package dev.checkbulk.ops.row;

import org.jspecify.annotations.NullMarked;
