/**
 * What Check's resources are: {@link dev.checkbulk.ops.resource.ResourceType} says for each its paths, fields, filters and
 * traps, and builds its requests. The facts stand in {@code resources.txt}, what no row of a bulk edit does in
 * {@code left-out.txt}; both are of Check's API version 2025-01-01.
 */
@NullMarked
package dev.checkbulk.ops.resource;

import org.jspecify.annotations.NullMarked;
