/** How a run and its rows stand, and why a run may be refused. */
@NullMarked
package dev.checkbulk.run.state;

import org.jspecify.annotations.NullMarked;
