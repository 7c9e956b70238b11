/** The look just before a write: records read ahead in batches, compared with the plan, and thrown away when they are too old. */
@NullMarked
package dev.checkbulk.run.look;

import org.jspecify.annotations.NullMarked;
