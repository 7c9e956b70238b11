/** Plans of many rows while they are made. */
@NullMarked
package dev.checkbulk.ops.planner;

import org.jspecify.annotations.NullMarked;
