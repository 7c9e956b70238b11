/** What a run leaves for people: results.csv, the failed and unknown rows, and the page that tells of it. */
@NullMarked
package dev.checkbulk.jobs.report;

import org.jspecify.annotations.NullMarked;
