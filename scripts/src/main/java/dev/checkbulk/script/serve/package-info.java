/** What goes on until it is stopped: the stand-in, and the shell. */
@NullMarked
package dev.checkbulk.script.serve;

import org.jspecify.annotations.NullMarked;
