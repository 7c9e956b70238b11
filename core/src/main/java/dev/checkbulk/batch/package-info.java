/** Many items through one operation: the guide's batch, as a sliding window or in fixed batches. */
@NullMarked
package dev.checkbulk.batch;

import org.jspecify.annotations.NullMarked;
