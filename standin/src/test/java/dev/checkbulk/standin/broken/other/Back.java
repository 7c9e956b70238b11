package dev.checkbulk.standin.broken.other;

import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.broken.one.Forth;

/** The other half, which knows the door too. */
public final class Back {
    Forth other;
    StandinSettings settings;
}
