/** Those who are paid: employees and contractors. */
@NullMarked
package dev.checkbulk.standin.worker;

import org.jspecify.annotations.NullMarked;
