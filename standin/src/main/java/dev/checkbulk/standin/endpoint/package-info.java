/** What the endpoints of all families have in common: one record, lists, many at once, settings with dates. */
@NullMarked
package dev.checkbulk.standin.endpoint;

import org.jspecify.annotations.NullMarked;
