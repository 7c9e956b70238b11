/** How much is paid for what, and to which accounts. */
@NullMarked
package dev.checkbulk.standin.pay;

import org.jspecify.annotations.NullMarked;
