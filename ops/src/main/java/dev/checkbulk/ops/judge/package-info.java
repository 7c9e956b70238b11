/** What may be sent: what Check would refuse is seen before it is. */
@NullMarked
package dev.checkbulk.ops.judge;

import org.jspecify.annotations.NullMarked;
