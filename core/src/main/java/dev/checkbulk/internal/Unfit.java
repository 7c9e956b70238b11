package dev.checkbulk.internal;

import java.io.IOException;

/** What has this name is not what may be used under it: a link, a pipe, somebody else's. The message is for people. */
public final class Unfit extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean mount;

    public Unfit(String message) {
        this(message, false);
    }

    /** @param mount whether a person may say that the mount is theirs alone */
    Unfit(String message, boolean mount) {
        super(message);
        this.mount = mount;
    }

    /** Whether it would be used if a person said that nobody else uses the mount. */
    public boolean isMount() {
        return mount;
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
