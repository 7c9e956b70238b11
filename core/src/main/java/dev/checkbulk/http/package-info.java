/** One request to Check: the guide's request with retry, with every answer as a value. */
@NullMarked
package dev.checkbulk.http;

import org.jspecify.annotations.NullMarked;
