package dev.checkbulk.jobs.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One checked row of an input file.
 *
 * @param number counts the rows from 1, the CSV header and blank lines not included
 * @param line   the line of the file where the row starts, from 1
 * @param fields the values by column, in the order of the shape: strings, arrays of strings for list columns, numbers for
 *               percentages, booleans, an object for metadata; the fields of an object are in the object, null is null;
 *               absent columns are not there
 * @param expect what the record must have now, else the row is not sent; empty when nothing is expected. By field, a nested
 *               field in an object: a text, a list of texts, or what else a JSON file says
 * @param raw    the row as the person wrote it, to be written back: an array of the cells (CSV), an object with one member
 *               (JSON map), or the row's object
 * @param blanks the columns of a CSV file whose cell is empty in this row, {@code residence.line2}, but for those that cannot be
 *               changed
 */
public record Row(int number, int line, ObjectNode fields, ObjectNode expect, JsonNode raw, Set<String> blanks) {
    public Row {
        blanks = Collections.unmodifiableSet(new LinkedHashSet<>(blanks));
    }

    /** What the record must have now; a copy. */
    @Override
    public ObjectNode expect() {
        return expect.deepCopy();
    }

    /** Whether something is expected of this field of the record, or inside it; its name may be dotted. */
    boolean expects(String field) {
        JsonNode value = expect;
        for (String part : field.split("\\.", -1)) {
            value = value.path(part);
        }
        return !value.isMissingNode();
    }

    /** The column's values as texts: several of a list, one of any other column, none when it is absent. */
    public List<String> texts(String column) {
        JsonNode value = fields.path(column);
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(one -> texts.add(one.asText()));
        } else if (value.isValueNode()) {
            texts.add(value.asText());
        }
        return texts;
    }

    /** The column's value as text, empty when it is absent. */
    public String text(String column) {
        return fields.path(column).asText("");
    }
}
