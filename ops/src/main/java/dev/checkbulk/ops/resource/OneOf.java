package dev.checkbulk.ops.resource;

import java.util.List;

/**
 * A create has to name one of these fields.
 *
 * @param fields the fields to choose from
 * @param exactly whether no second one may be named
 */
public record OneOf(List<String> fields, boolean exactly) {
    public OneOf {
        fields = List.copyOf(fields);
    }

    /** The rule for people: {@code exactly one of employee, company, contractor}. */
    @Override
    public String toString() {
        return (exactly ? "exactly" : "at least") + " one of " + String.join(", ", fields);
    }
}
