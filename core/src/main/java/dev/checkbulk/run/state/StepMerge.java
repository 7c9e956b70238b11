package dev.checkbulk.run.state;

import dev.checkbulk.http.Cause;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes one state of the steps of a row. */
final class StepMerge {
    /** What a row is when its steps differ: that of which its owner has to know first. */
    private static final List<Outcome.Kind> WORST_FIRST = List.of(
            Outcome.Kind.UNKNOWN,
            Outcome.Kind.NOT_APPLIED,
            Outcome.Kind.REFUSED,
            Outcome.Kind.CONFLICT,
            Outcome.Kind.BLOCKED,
            Outcome.Kind.DONE,
            Outcome.Kind.ALREADY);

    private StepMerge() {}

    static List<RowState> of(List<RowState> steps) {
        List<RowState> rows = new ArrayList<>();
        List<RowState> row = new ArrayList<>();
        for (RowState step : steps) {
            if (!row.isEmpty() && row.get(0).input() != step.input()) {
                rows.add(merged(row));
                row.clear();
            }
            row.add(step);
        }
        if (!row.isEmpty()) {
            rows.add(merged(row));
        }
        return rows;
    }

    private static RowState merged(List<RowState> steps) {
        RowState first = steps.get(0);
        if (steps.size() == 1 && first.row() == first.input()) {
            return first;
        }
        RowState worst = steps.stream()
                .min(Comparator.comparingInt(
                        step -> WORST_FIRST.indexOf(step.outcome().kind())))
                .orElse(first);
        long done = steps.stream()
                .filter(step -> step.outcome() instanceof Outcome.Done)
                .count();
        boolean partly = done > 0 && !worst.outcome().asWanted();
        String note = "; step " + (steps.indexOf(worst) + 1) + " of " + steps.size() + ", " + done + " done";
        return new RowState(
                first.input(),
                first.input(),
                first.label(),
                partly ? noted(worst.outcome(), note) : worst.outcome(),
                steps.stream().allMatch(RowState::ended),
                partly ? null : first.source()); // given back as it is, it would do again what is done
    }

    private static Outcome noted(Outcome outcome, String note) {
        return outcome.fold(
                done -> done,
                skipped -> new Outcome.Skipped(skipped.reason(), skipped.message() + note),
                refused -> new Outcome.Refused(noted(refused.error(), note)),
                notApplied -> new Outcome.NotApplied(noted(notApplied.cause(), note)),
                unknown -> new Outcome.Unknown(noted(unknown.cause(), note)));
    }

    private static CheckError noted(CheckError error, String note) {
        return new CheckError(error.status(), error.type(), error.message() + note, error.inputErrors(), error.logId());
    }

    private static Cause noted(Cause cause, String note) {
        return new Cause(cause.reason(), cause.message() + note, cause.error());
    }
}
