/** What lists of Check's resources can be narrowed to. */
@NullMarked
package dev.checkbulk.ops.request.filter;

import org.jspecify.annotations.NullMarked;
