package dev.checkbulk.jobs.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.jobs.input.ExpectName;
import dev.checkbulk.jobs.input.Format;
import dev.checkbulk.jobs.input.Place;
import dev.checkbulk.jobs.input.Problems;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.jobs.row.Draft;
import dev.checkbulk.jobs.row.JsonTree;
import dev.checkbulk.jobs.row.KeyTable;
import dev.checkbulk.jobs.row.RowChecks;
import dev.checkbulk.jobs.text.Shown;
import java.io.IOException;
import java.io.Reader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one JSON document: a map or a list. */
final class JsonDocument {
    private final Shape shape;
    private final Problems problems;
    private final RowChecks rows;

    JsonDocument(Problems problems, RowChecks rows) {
        shape = rows.layout().shape();
        this.problems = problems;
        this.rows = rows;
    }

    /** Reads to the end, or to the first place where the syntax is broken. */
    Format read(Reader reader) throws IOException {
        try (JsonParser parser = JsonTree.parser(reader)) {
            try {
                return read(parser);
            } catch (JsonProcessingException e) {
                problem(JsonTree.place(e, parser), JsonTree.message(e));
                return Format.JSON_ARRAY;
            }
        }
    }

    private Format read(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT && shape.mapValue() != null) {
            map(parser, rows.layout().number(shape.key()), rows.layout().number(shape.mapValue()));
            end(parser);
            return Format.JSON_MAP;
        }
        if (first == JsonToken.START_ARRAY) {
            list(parser);
            end(parser);
        } else if (first != null) {
            problem(parser.currentTokenLocation(), "must be a list of rows in [ ]" + orMap());
        }
        return Format.JSON_ARRAY;
    }

    private void map(JsonParser parser, int keyColumn, int mapValue) throws IOException {
        KeyTable seen = new KeyTable();
        rows.keysAreChecked(); // here, and in less memory than twice
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Draft draft = rows.begin(parser.currentTokenLocation().getLineNr(), true);
            parser.nextToken();
            JsonNode value = JsonTree.read(parser, draft::problem);
            String wrong = keyFlaw(key, seen.putIfAbsent(draft.place(), key));
            if (wrong != null) {
                draft.problem(wrong);
                continue;
            }
            draft.cell(keyColumn, key);
            draft.json(mapValue, value);
            ObjectNode raw = JsonNodeFactory.instance.objectNode();
            raw.set(key, value);
            rows.end(draft, Set.of());
            rows.keep(draft, raw, Set.of());
        }
    }

    private @Nullable String keyFlaw(String key, @Nullable Place first) {
        if (first != null) {
            return shape.key() + " " + Shown.quoted(key) + " is already in " + first + ": keep one of the two";
        }
        return shape.find(key) == null && !ExpectName.isMeant(key)
                ? null
                : Shown.quoted(key) + " is the name of a column, not of a row: put the rows in [ ]";
    }

    private void list(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            rows.json(parser, rows.begin(parser.currentTokenLocation().getLineNr(), true));
        }
    }

    private void end(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            problem(
                    parser.currentTokenLocation(),
                    "there is more after the end of the JSON; if each line is a row of its own, name the file .jsonl");
        }
    }

    private String orMap() {
        return shape.mapValue() == null ? "" : ", or a map in { } from " + shape.key() + " to " + shape.mapValue();
    }

    private void problem(JsonLocation at, String message) {
        problems.add(at.getLineNr(), "line " + at.getLineNr() + ", character " + at.getColumnNr(), message);
    }
}
