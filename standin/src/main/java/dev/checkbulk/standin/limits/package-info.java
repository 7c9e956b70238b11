/** The limits of rate and concurrency, as state machines that are told the time. */
@NullMarked
package dev.checkbulk.standin.limits;

import org.jspecify.annotations.NullMarked;
