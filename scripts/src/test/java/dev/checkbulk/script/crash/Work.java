package dev.checkbulk.script.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.standin.judge.Counts;
import dev.checkbulk.standin.records.StoredRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a script is given to do: a row for each of some people, {@code emp_1} and so on, that has one effect on one record.
 *
 * @param line a row of the input, with {@code %d} for the person's number
 * @param seed puts the person with this id
 * @param kind of the records that the effects are on
 * @param person whose record it is
 * @param done whether a record is as its row wants it
 * @param effects where the judge counts them
 */
record Work(
        String script,
        String line,
        BiConsumer<StoredRecords, String> seed,
        String kind,
        Function<JsonNode, String> person,
        Predicate<JsonNode> done,
        Function<Counts, Map<String, Long>> effects) {

    static final Work ENROLL = new Work(
            "enroll",
            "{\"employee\": \"emp_%d\", \"benefit\": \"fsa_medical\", \"employee_contribution_amount\": \"10.00\"}\n",
            (records, id) -> records.mentionEmployee(id, "wrk_1"),
            "benefits",
            benefit -> benefit.path("employee").asText(),
            benefit -> benefit.path("benefit").asText().equals("fsa_medical")
                    && benefit.path("employee_contribution_amount").asText().equals("10.00"),
            Counts::creates);

    static final Work REASSIGN = new Work(
            "reassign",
            "{\"employee\": \"emp_%d\", \"workplaces\": [\"wrk_2\", \"wrk_1\"]}\n",
            (records, id) -> records.mentionWorkplace("wrk_2").mentionEmployee(id, "wrk_1"),
            "employees",
            employee -> employee.path("id").asText(),
            employee -> employee.path("workplaces").size() == 2,
            Counts::updates);

    Path input(Path folder, int rows) throws IOException {
        String lines = IntStream.rangeClosed(1, rows).mapToObj(line::formatted).collect(Collectors.joining());
        return Files.writeString(folder.resolve(script + ".jsonl"), lines);
    }

    void seed(StoredRecords records, int rows) {
        IntStream.rangeClosed(1, rows).forEach(n -> seed.accept(records, "emp_" + n));
    }

    /** How many effects there were. */
    long effects(Counts counts) {
        return effects.apply(counts).getOrDefault(kind, 0L);
    }
}
