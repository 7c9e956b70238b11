/** What every room uses: clock, ids and JSON. */
@NullMarked
package dev.checkbulk.standin.internal;

import org.jspecify.annotations.NullMarked;
