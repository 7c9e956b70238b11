/** What a rehearsal's stand-in knows before the first request. */
@NullMarked
package dev.checkbulk.script.rehearse;

import org.jspecify.annotations.NullMarked;
