/** Records as a test or a rehearsal puts them, and those that a request merely mentions. */
@NullMarked
package dev.checkbulk.standin.records;

import org.jspecify.annotations.NullMarked;
