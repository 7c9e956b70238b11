package dev.checkbulk.run.row;

import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.plan.Edit;
import java.util.HashSet;
import java.util.Set;

/**
 * Which of the paths that a plan tries first the server has, as the rows of a run find out. A path under which something was
 * done is there for good: what looks like a wrong path afterwards is something else.
 */
final class PathFallback {
    private final Set<String> there = new HashSet<>();
    private final Set<String> missing = new HashSet<>();

    /** Whether the answer says that the server does not have the path: Check answers such a one with a redirect. */
    static boolean isWrong(CheckError error) {
        boolean redirect = error.status() >= 300 && error.status() < 400;
        return (redirect || error.status() == 404) && !error.fromCheck();
    }

    /** The edit was done by this request. */
    void done(Edit edit, CheckRequest sent) {
        if (edit.otherwise() != null && sent.equals(edit.request())) {
            there.add(name(edit));
        }
    }

    /** The server does not have the path of the edit's first request, or so it seems. */
    void missed(Edit edit) {
        missing.add(name(edit));
    }

    /** Whether the edit is to be sent otherwise. */
    boolean otherwise(Edit edit) {
        return edit.otherwise() != null && missing.contains(name(edit)) && !there.contains(name(edit));
    }

    private static String name(Edit edit) {
        return edit.request().method() + " " + edit.request().template();
    }
}
