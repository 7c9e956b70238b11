/** Requests for each of Check's resources, as functions that build them. */
@NullMarked
package dev.checkbulk.ops.request;

import org.jspecify.annotations.NullMarked;
