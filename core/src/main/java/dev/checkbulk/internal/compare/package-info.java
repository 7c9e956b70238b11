/** What a record shows beside what was wanted of it: fields compared as Check means them. */
@NullMarked
package dev.checkbulk.internal.compare;

import org.jspecify.annotations.NullMarked;
