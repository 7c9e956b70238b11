/** Requests and responses as values, and what is wrong with a request. */
@NullMarked
package dev.checkbulk.standin.message;

import org.jspecify.annotations.NullMarked;
