/**
 * Check's resources as functions that build requests: nothing here sends anything. There is a class for each resource, with
 * a method for each endpoint; {@link dev.checkbulk.ops.resource.ResourceType} is the same for code that learns the resource
 * at run time. The sources of paths, fields and filters are Check's API reference (version 2025-01-01) and its guide to
 * batching edits.
 *
 * <p>Methods take an object with fields as anything that has a JSON form: a map, a record, a Jackson node. They throw
 * {@link IllegalArgumentException} for an id that cannot stand in a path and a body that has no JSON form; whether Check
 * takes the fields is not looked at here. Amounts are decimal strings in dollars, dates {@code YYYY-MM-DD}.
 */
@NullMarked
package dev.checkbulk.ops;

import org.jspecify.annotations.NullMarked;
