package dev.checkbulk.run.state;

import dev.checkbulk.http.Cause;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** The rows of the input, each with one state made of those of its steps: when it is asked for. It does not change. */
final class StepMerge extends AbstractList<RowState> implements RandomAccess {
    /** What a row is when its steps differ: that of which its owner has to know first. */
    private static final List<Outcome.Kind> WORST_FIRST = List.of(
            Outcome.Kind.UNKNOWN,
            Outcome.Kind.NOT_APPLIED,
            Outcome.Kind.REFUSED,
            Outcome.Kind.CONFLICT,
            Outcome.Kind.BLOCKED,
            Outcome.Kind.DONE,
            Outcome.Kind.ALREADY);

    private final List<RowState> steps;
    private final int[] starts;
    private final int size;

    private StepMerge(List<RowState> steps, int[] starts, int size) {
        this.steps = steps;
        this.starts = starts;
        this.size = size;
    }

    static List<RowState> of(List<RowState> steps) {
        if (steps instanceof RowStates rows && !rows.haveSteps()) {
            return steps;
        }
        int[] starts = new int[steps.size() + 1];
        int size = 0;
        int place = 0;
        long last = 0;
        for (RowState step : steps) {
            if (place == 0 || step.input() != last) {
                starts[size++] = place;
            }
            last = step.input();
            place++;
        }
        starts[size] = place;
        return new StepMerge(steps, Arrays.copyOf(starts, size + 1), size);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public RowState get(int place) {
        Objects.checkIndex(place, size);
        return merged(steps.subList(starts[place], starts[place + 1]));
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
