/** The API behind its edge: which path means what, under which idempotency key, and what the log of requests shows. */
@NullMarked
package dev.checkbulk.standin.api;

import org.jspecify.annotations.NullMarked;
