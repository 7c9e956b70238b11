/** What is to be done, row by row, as data: made once, written as a file that ends with its own hash, and never changed. */
@NullMarked
package dev.checkbulk.plan;

import org.jspecify.annotations.NullMarked;
