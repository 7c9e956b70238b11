package dev.checkbulk.internal;

import java.io.IOException;

/** What has this name is not what may be used under it: a link, a pipe, somebody else's. The message is for people. */
public final class Unfit extends IOException {
    private static final long serialVersionUID = 1;

    public Unfit(String message) {
        super(message);
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
