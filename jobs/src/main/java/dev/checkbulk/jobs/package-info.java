/**
 * The engine: {@link dev.checkbulk.jobs.Jobs} takes a file's bytes to a plan, an {@link dev.checkbulk.jobs.Agreement} to a run, and a
 * {@link dev.checkbulk.jobs.RunHandle} tells of it until its results are written.
 */
@NullMarked
package dev.checkbulk.jobs;

import org.jspecify.annotations.NullMarked;
