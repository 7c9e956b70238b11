/** What a network asks of those who want to get out of it: proxies, and certificate authorities of its own. */
@NullMarked
package dev.checkbulk.network;

import org.jspecify.annotations.NullMarked;
