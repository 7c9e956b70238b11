/** What is shown of values, outcomes and purges: secrets masked, hidden characters escaped. */
@NullMarked
package dev.checkbulk.jobs.text;

import org.jspecify.annotations.NullMarked;
