package dev.checkbulk.jobs.text;

import java.time.ZoneId;

/** The time zone of the person at this machine. The one place that asks for it: what is sent depends on none. */
public final class LocalZone {
    private LocalZone() {}

    public static ZoneId id() {
        return ZoneId.systemDefault();
    }
}
