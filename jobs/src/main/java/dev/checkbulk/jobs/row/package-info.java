/** The values of a row, checked one by one while it is read. */
@NullMarked
package dev.checkbulk.jobs.row;

import org.jspecify.annotations.NullMarked;
