package dev.checkbulk.plan;

import dev.checkbulk.codec.OutcomeJson;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.CheckResponse;
import dev.checkbulk.http.Expected;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Skipped;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a purge leaves of rows: ids, outcomes, times and log ids. Text that a person or a server wrote goes, the
 * words for an error's type and fields too: a server may write anything there. Keys of requests go because they are made of
 * what was sent, and a short secret could be guessed from one.
 *
 * <p>An id out of a file may be a name in the wrong column: it stays only when it has the form of Check's ids, or when Check
 * answered with it.
 */
public final class Leftovers {
    /** What stands where a path needs an id and none may stay. */
    static final String NO_ID = "purged";

    private static final Pattern CHECKS =
            Pattern.compile("[a-z]{1,16}_[A-Za-z0-9]{1,255}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}");
    private static final Pattern ANSWERED = Pattern.compile("[A-Za-z0-9_-]{1,255}");
    private static final Pattern LOG_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final Set<String> answered;

    /** @param ends how rows ended: the ids in them are Check's */
    public Leftovers(Stream<Outcome> ends) {
        answered = ends.map(Leftovers::answered)
                .filter(id ->
                        !CHECKS.matcher(id).matches() && ANSWERED.matcher(id).matches())
                .collect(Collectors.toSet());
    }

    private static String answered(Outcome end) {
        return end instanceof Outcome.Done done ? done.response().id() : "";
    }

    private boolean isId(String text) {
        return CHECKS.matcher(text).matches() || answered.contains(text);
    }

    private @Nullable String idOrNull(@Nullable String text) {
        return text != null && isId(text) ? text : null;
    }

    private String label(String label) {
        return isId(label) ? label : "";
    }

    /** What was sent where, and nothing of what was sent. */
    public Edit of(Edit edit) {
        CheckRequest request = edit.request();
        List<String> ids =
                request.ids().stream().map(id -> isId(id) ? id : NO_ID).toList();
        CheckRequest bare = new CheckRequest(
                request.method(), request.template(), ids, List.of(), null, null, of(request.expected()));
        boolean named = ids.equals(request.ids()) && (edit.label().isEmpty() || isId(edit.label()));
        return Edit.of(edit.row(), label(edit.label()), bare)
                .ofInput(edit.input())
                .resource(named ? edit.resource() : null)
                .lookup(null)
                .company(idOrNull(edit.company()));
    }

    private Expected of(Expected expected) {
        return expected instanceof Expected.ObjectWithId object && !isId(object.id()) ? Expected.anything() : expected;
    }

    public Untouched of(Untouched row) {
        return new Untouched(
                new RowRef(row.row(), row.input(), label(row.label()), idOrNull(row.company()), null),
                of(row.outcome()));
    }

    /** How a row ended, without a word about it. */
    public static Outcome of(Outcome outcome) {
        return outcome.fold(
                done -> {
                    CheckResponse response = done.response();
                    String id = ANSWERED.matcher(response.id()).matches() ? response.id() : "";
                    return OutcomeJson.done(response.status(), logId(response.logId()), id.isEmpty() ? null : id);
                },
                skipped -> new Skipped(skipped.reason(), ""),
                refused -> new Outcome.Refused(new CheckError(
                        refused.error().status(),
                        "",
                        "",
                        List.of(),
                        logId(refused.error().logId()))),
                notApplied -> notApplied,
                unknown -> unknown);
    }

    public static @Nullable String logId(@Nullable String id) {
        return id != null && LOG_ID.matcher(id).matches() ? id : null;
    }
}
