/** Figures for pace and memory, measured in one run and printed; nothing here passes or fails on a time. */
@NullMarked
package dev.checkbulk.bench;

import org.jspecify.annotations.NullMarked;
