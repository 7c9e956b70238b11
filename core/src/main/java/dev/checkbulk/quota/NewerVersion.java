package dev.checkbulk.quota;

import java.io.IOException;

/** A newer version of this program shares the budget, in a form that this one cannot read. */
public final class NewerVersion extends IOException {
    private static final long serialVersionUID = 1;

    static final String TEXT = "a newer version of Checkbulk shares the rate limit on this machine, and this one, "
            + "which is older, cannot read it: use the newer version";

    NewerVersion() {
        super(TEXT);
    }
}
