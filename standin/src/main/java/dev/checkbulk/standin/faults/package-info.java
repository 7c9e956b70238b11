/** What can go wrong on demand, and how long requests take. */
@NullMarked
package dev.checkbulk.standin.faults;

import org.jspecify.annotations.NullMarked;
