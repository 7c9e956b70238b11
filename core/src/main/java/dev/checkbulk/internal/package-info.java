/** The seams to the world outside, time and the wire, and strict JSON. Not exported. */
@NullMarked
package dev.checkbulk.internal;

import org.jspecify.annotations.NullMarked;
