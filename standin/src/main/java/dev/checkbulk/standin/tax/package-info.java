/** Tax parameters and tax elections of companies and employees. */
@NullMarked
package dev.checkbulk.standin.tax;

import org.jspecify.annotations.NullMarked;
