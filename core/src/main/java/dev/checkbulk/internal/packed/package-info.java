/** Long lists of records in few bytes: kept as packed lines, unpacked a block at a time. */
@NullMarked
package dev.checkbulk.internal.packed;

import org.jspecify.annotations.NullMarked;
