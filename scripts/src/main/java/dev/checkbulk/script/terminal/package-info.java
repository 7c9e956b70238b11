/** What is said and asked at a terminal, signals, exit codes, and the names of commands. */
@NullMarked
package dev.checkbulk.script.terminal;

import org.jspecify.annotations.NullMarked;
