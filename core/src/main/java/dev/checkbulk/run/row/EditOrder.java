package dev.checkbulk.run.row;

import dev.checkbulk.internal.packed.LongSet;
import dev.checkbulk.internal.packed.TextHash;
import dev.checkbulk.plan.Edit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which edits wait for each other: those of one record, and those that are steps of one row of the input. Does not change;
 * any thread may ask.
 */
final class EditOrder {
    private final LongSet inSteps = new LongSet();
    private final LongSet shared = new LongSet();
    private final Map<String, String> joined = new HashMap<>();

    /** @param edits all of a plan, the steps of a row of the input one behind the other */
    EditOrder(List<Edit> edits) {
        LongSet seen = new LongSet();
        List<Long> ofRow = new ArrayList<>();
        long last = 0;
        for (Edit edit : edits) {
            if (edit.input() == last) {
                inSteps.add(last);
            } else {
                ofRow.clear();
            }
            last = edit.input();
            String resource = edit.resource();
            if (resource != null) {
                long hash = TextHash.of(resource);
                if (!ofRow.contains(hash)) {
                    ofRow.add(hash);
                    if (!seen.add(hash)) {
                        shared.add(hash);
                    }
                }
            }
        }
        if (!inSteps.isEmpty() && !shared.isEmpty()) {
            edits.forEach(this::join);
            List.copyOf(joined.keySet()).forEach(this::root);
        }
    }

    /** Whether other edits may wait for this one: they are of its record, or steps of its row. */
    boolean isAwaited(Edit edit) {
        return inSteps.contains(edit.input()) || isShared(edit.resource());
    }

    private boolean isShared(@Nullable String resource) {
        return resource != null && shared.contains(TextHash.of(resource));
    }

    private void join(Edit edit) {
        String resource = edit.resource();
        if (resource != null && inSteps.contains(edit.input()) && isShared(resource)) {
            String one = root(row(edit));
            String other = root(resource);
            if (!one.equals(other)) {
                joined.put(other, one);
            }
        }
    }

    /** The one name of all that are joined; the way to it is made short. */
    private String root(String name) {
        String root = joined.getOrDefault(name, name);
        if (joined.containsKey(root)) {
            while (joined.containsKey(root)) {
                root = joined.get(root);
            }
            for (String at = name; !at.equals(root); ) {
                at = joined.put(at, root);
            }
        }
        return root;
    }

    /** The same for all that must not run side by side; null for an edit that is ordered with nothing. */
    @Nullable
    String key(Edit edit) {
        String resource = edit.resource();
        if (inSteps.contains(edit.input())) {
            return root(row(edit));
        }
        return resource == null ? null : root(resource);
    }

    /** What the edit has in common with others: the record that it is of, the row that it is a step of. */
    List<String> bonds(Edit edit) {
        List<String> bonds = new ArrayList<>(2);
        if (edit.resource() != null) {
            bonds.add(edit.resource());
        }
        if (inSteps.contains(edit.input())) {
            bonds.add(row(edit));
        }
        return bonds;
    }

    /** No path of a record begins so. */
    private static String row(Edit edit) {
        return "row " + edit.input();
    }

    static boolean isRow(String bond) {
        return bond.startsWith("row ");
    }
}
