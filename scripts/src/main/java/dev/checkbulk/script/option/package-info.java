/** Options that scripts share, as picocli mixins, and where requests go. */
@NullMarked
package dev.checkbulk.script.option;

import org.jspecify.annotations.NullMarked;
