/** The edge: connections, authorization, limits, and the faults acted out. */
@NullMarked
package dev.checkbulk.standin.http;

import org.jspecify.annotations.NullMarked;
