package dev.checkbulk.jobs.file;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.checkbulk.jobs.input.Column;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.InvalidInput;
import dev.checkbulk.jobs.input.Problem;
import dev.checkbulk.jobs.input.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** What the tests of this package share: two shapes, and reading from text. */
final class Inputs {
    /** Which employee goes to which workplaces. */
    static final Shape MOVES = new Shape(
            "employee",
            "workplaces",
            true,
            List.of(
                    Column.id("employee").asRequired(),
                    Column.id("workplaces").asList().asRequired(),
                    Column.text("last_name")));

    /** A row of every kind; one employee may have several. */
    static final Shape BENEFITS = new Shape(
            "employee",
            null,
            false,
            List.of(
                    Column.id("employee").asRequired(),
                    Column.money("amount"),
                    Column.percent("percent"),
                    Column.date("start"),
                    Column.bool("pretax"),
                    Column.metadata("metadata"),
                    Column.text("tags").asList()));

    private Inputs() {}

    static Input read(String name, String text, Shape shape) throws InvalidInput {
        return InputReader.parse(text.getBytes(StandardCharsets.UTF_8), name, shape);
    }

    /** The checked values of all rows, a row on each line. */
    static String fields(String name, String text, Shape shape) throws InvalidInput {
        return read(name, text, shape).rows().stream()
                .map(row -> row.fields().toString())
                .collect(Collectors.joining("\n"));
    }

    /** What a person sees of a file that is wrong, a problem on each line. */
    static String problems(String name, String text, Shape shape) {
        return problems(name, text.getBytes(StandardCharsets.UTF_8), shape);
    }

    static String problems(String name, byte[] bytes, Shape shape) {
        InvalidInput bad = assertThrows(InvalidInput.class, () -> InputReader.parse(bytes, name, shape));
        return bad.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }
}
