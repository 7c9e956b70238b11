/** A stand-in Check server on loopback, an independent judge: it shares no code with the client that it judges. */
@NullMarked
package dev.checkbulk.standin;

import org.jspecify.annotations.NullMarked;
