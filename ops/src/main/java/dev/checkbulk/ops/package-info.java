/**
 * Check's resources as functions that build requests: nothing here sends anything. The sources of paths, fields and
 * filters are Check's API reference (version 2025-01-01) and its guide to batching edits.
 */
@NullMarked
package dev.checkbulk.ops;

import org.jspecify.annotations.NullMarked;
