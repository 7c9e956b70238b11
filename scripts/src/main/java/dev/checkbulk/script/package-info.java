/**
 * The command line that the one-file scripts share: what a script types is {@link dev.checkbulk.script.Bulk} and
 * {@link dev.checkbulk.script.Job}.
 */
@NullMarked
package dev.checkbulk.script;

import org.jspecify.annotations.NullMarked;
