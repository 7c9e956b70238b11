/** The page that a run's report is: what is on it, and nothing of runs or requests. Everything that it is given is text. */
@NullMarked
package dev.checkbulk.script.report;

import org.jspecify.annotations.NullMarked;
