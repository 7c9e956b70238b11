package dev.checkbulk.run.row;

import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records, and the rows of the input, of which an edit was not done: what its owner wrote for later ones builds on it. */
final class BlockedRecords {
    private final EditOrder steps;
    private final Map<String, Failed> byBond = new HashMap<>();

    private record Failed(long row, long input, String how) {}

    BlockedRecords(EditOrder steps) {
        this.steps = steps;
    }

    /** A row has ended. */
    void ended(Edit edit, Outcome outcome) {
        String how = switch (outcome.kind()) {
            case REFUSED -> "was refused";
            case CONFLICT -> "ended in a conflict";
            case BLOCKED -> "was blocked";
            case DONE, ALREADY, NOT_APPLIED, UNKNOWN -> null;
        };
        if (how != null) {
            Failed failed = new Failed(edit.row(), edit.input(), how);
            steps.bonds(edit).forEach(bond -> byBond.putIfAbsent(bond, failed));
        }
    }

    /** Why the edit is not sent; null when it may be. A create depends on no other row: its record only orders it. */
    @Nullable
    String reason(Edit edit) {
        for (String bond : steps.bonds(edit)) {
            Failed failed = byBond.get(bond);
            boolean depends = EditOrder.isRow(bond) || edit.request().method() != Method.POST;
            if (failed != null && failed.row < edit.row() && depends) {
                return EditOrder.isRow(bond)
                        ? "an earlier step of this row " + failed.how
                        : "an earlier row of " + edit.label() + " " + failed.how + " (row " + failed.input + ")";
            }
        }
        return null;
    }
}
