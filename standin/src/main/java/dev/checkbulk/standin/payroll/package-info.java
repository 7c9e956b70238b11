/** Payrolls, and who is paid what in them. */
@NullMarked
package dev.checkbulk.standin.payroll;

import org.jspecify.annotations.NullMarked;
