/** Requests of a service's own Vert.x Web Client, at the pace that everything else has. */
@NullMarked
package dev.checkbulk.webclient;

import org.jspecify.annotations.NullMarked;
