/** What is taken from pay: benefits, company benefits and post-tax deductions. */
@NullMarked
package dev.checkbulk.standin.benefit;

import org.jspecify.annotations.NullMarked;
