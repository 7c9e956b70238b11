/** Files read as rows, whole files and rows written back: CSV, JSON and JSON lines, as bytes come. */
@NullMarked
package dev.checkbulk.jobs.file;

import org.jspecify.annotations.NullMarked;
