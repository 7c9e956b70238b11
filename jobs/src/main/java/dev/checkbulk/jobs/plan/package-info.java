/** From rows to a plan: what is asked for, what contradicts, what it comes to in numbers. */
@NullMarked
package dev.checkbulk.jobs.plan;

import org.jspecify.annotations.NullMarked;
