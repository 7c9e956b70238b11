/** Plans and runs agreed to and sent from a terminal. */
@NullMarked
package dev.checkbulk.script.send;

import org.jspecify.annotations.NullMarked;
