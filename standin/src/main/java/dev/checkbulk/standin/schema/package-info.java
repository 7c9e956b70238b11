/** What the fields of a request may hold. */
@NullMarked
package dev.checkbulk.standin.schema;

import org.jspecify.annotations.NullMarked;
