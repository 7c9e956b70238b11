/** What can be done with a file: columns, options, and what is made of the rows. */
@NullMarked
package dev.checkbulk.jobs.type;

import org.jspecify.annotations.NullMarked;
