package dev.checkbulk.jobs.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.checkbulk.jobs.input.Problems;
import dev.checkbulk.jobs.row.Draft;
import dev.checkbulk.jobs.row.JsonTree;
import dev.checkbulk.jobs.row.RowChecks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;

/** Reads JSON lines. A line that is broken says nothing about the next one, so each tells its own problem. */
final class JsonLines {
    private final Problems problems;
    private final RowChecks rows;

    JsonLines(Problems problems, RowChecks rows) {
        this.problems = problems;
        this.rows = rows;
    }

    void read(Utf8Reader reader) throws IOException {
        BufferedReader lines = new BufferedReader(reader);
        int number = 1;
        reader.rowBegins(number);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                row(line, rows.begin(number, true));
            }
            number++;
            reader.rowBegins(number);
        }
    }

    private void row(String line, Draft draft) throws IOException {
        try (JsonParser parser = JsonTree.parser(new StringReader(line))) {
            try {
                parser.nextToken();
                rows.json(parser, draft);
                if (parser.nextToken() != null) {
                    problem(draft, parser.currentTokenLocation(), "there is more after the end of the row");
                }
            } catch (JsonProcessingException e) {
                problem(draft, JsonTree.place(e, parser), JsonTree.message(e));
            }
        }
    }

    private void problem(Draft draft, JsonLocation at, String message) {
        problems.add(
                draft.place().line(),
                draft.place().character(at.getColumnNr()),
                message + "; each line must be one whole row");
    }
}
