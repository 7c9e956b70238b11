package dev.checkbulk.standin.broken.one;

import dev.checkbulk.standin.broken.other.Back;

/** Half of a cycle. */
public final class Forth {
    Back other;
}
