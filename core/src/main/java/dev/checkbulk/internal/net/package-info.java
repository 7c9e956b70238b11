/** The network: which hosts there are, how one of them is reached, and the wire of production. */
@NullMarked
package dev.checkbulk.internal.net;

import org.jspecify.annotations.NullMarked;
