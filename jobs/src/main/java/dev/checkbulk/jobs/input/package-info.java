/** What an input is: its columns and rules, its checked rows, and all that is wrong with one that cannot be used. */
@NullMarked
package dev.checkbulk.jobs.input;

import org.jspecify.annotations.NullMarked;
