/**
 * A person's file becomes checked rows, or a list of everything that is wrong with it. Four forms are read: a JSON map, a
 * JSON list, JSON lines and CSV. Rows can be written back in the form that they came in. Nothing here uses the network.
 */
@NullMarked
package dev.checkbulk.script.input;

import org.jspecify.annotations.NullMarked;
