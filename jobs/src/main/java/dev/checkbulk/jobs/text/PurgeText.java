package dev.checkbulk.jobs.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.plan.Purged;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** By whom a run was purged, and when. */
public final class PurgeText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z", Locale.US);
    private static final int LONGEST = 100;

    private PurgeText() {}

    /** For people: {@code purged by dana on 2026-12-01 09:13 CET}. */
    public static String of(Purged purged) {
        return "purged" + (purged.by() == null ? "" : " by " + Shown.plain(purged.by(), LONGEST)) + on(purged);
    }

    /** The same without a name. */
    public static String unnamed(Purged purged) {
        return "purged" + on(purged);
    }

    private static String on(Purged purged) {
        return purged.at() == null ? "" : " on " + TIME.format(purged.at().atZone(LocalZone.id()));
    }

    /** Adds it for machines: null when the run was not purged, or an earlier version did it. */
    public static void put(ObjectNode json, @Nullable Purged purged) {
        json.put("purged_by", purged == null ? null : purged.by());
        json.put("purged_at", purged == null || purged.at() == null ? null : String.valueOf(purged.at()));
    }
}
