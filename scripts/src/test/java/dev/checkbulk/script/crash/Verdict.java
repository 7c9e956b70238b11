package dev.checkbulk.script.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.checkbulk.standin.judge.Arrival;
import dev.checkbulk.standin.judge.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Holds what a run reports, and what its journal says, against what the stand-in saw and has. */
final class Verdict {
    private final Trial trial;
    private final List<String> objections = new ArrayList<>();
    private final Map<String, Long> outcomes = new TreeMap<>();

    private Verdict(Trial trial) {
        this.trial = trial;
    }

    /** @param rows how many the input had */
    static Verdict of(Trial trial, int rows) throws IOException {
        Verdict verdict = new Verdict(trial);
        Path run = trial.run().orElseThrow(() -> new AssertionError("there is no run"));
        List<JsonNode> journal = journal(run);
        verdict.rows(run, rows, journal);
        verdict.keys(journal);
        verdict.counts();
        return verdict;
    }

    /** What is wrong; empty when nothing is. */
    List<String> objections() {
        return objections;
    }

    /** How many rows ended how. */
    Map<String, Long> outcomes() {
        return outcomes;
    }

    /** Done means exactly one effect and this record, a definite no means none, and each end stands in the journal once. */
    private void rows(Path run, int rows, List<JsonNode> journal) throws IOException {
        Map<String, List<JsonNode>> effects = trial
                .standin()
                .records()
                .all(trial.work().kind())
                .stream()
                .filter(trial.work().done())
                .collect(Collectors.groupingBy(trial.work().person()));
        Map<String, Long> results = new HashMap<>();
        journal.stream()
                .filter(entry -> entry.path("e").asText().equals("result"))
                .forEach(entry -> results.merge(entry.path("row").asText(), 1L, Long::sum));
        Set<String> seen = new HashSet<>();
        for (CSVRecord row : csv(run.resolve("results.csv"))) {
            String id = row.get("id");
            String outcome = row.get("outcome");
            List<JsonNode> had = effects.getOrDefault(id, List.of());
            outcomes.merge(outcome, 1L, Long::sum);
            require(seen.add(id), id + " is in results.csv twice");
            boolean open = outcome.equals("unknown") || outcome.equals("not applied");
            require(results.getOrDefault(row.get("row"), 0L) == (open ? 0 : 1), id + " " + outcome + ": " + results);
            if (outcome.equals("done")) {
                require(had.size() == 1, id + " is done, with these effects: " + had);
                // Of a create nobody can see that the answer tells a wrong id, which is one of the stand-in's faults.
                boolean garbled = row.get("record").startsWith("garbled_");
                require(
                        garbled
                                || had.stream()
                                        .allMatch(record ->
                                                record.path("id").asText().equals(row.get("record"))),
                        id + " is done with another record than " + row);
            } else if (!outcome.equals("unknown")) {
                require(had.isEmpty(), id + " is " + outcome + ", with these effects: " + had + " " + row);
            }
        }
        require(seen.size() == rows, "results.csv has " + seen.size() + " of " + rows + " rows");
        require(
                trial.work().effects(trial.standin().judge().counts()) == effects.size(),
                "effects happened again: " + trial.standin().judge().counts());
    }

    /** Whatever was sent had its intent in the journal, under the key that it was sent with. */
    private void keys(List<JsonNode> journal) {
        Set<String> intended =
                journal.stream().map(entry -> entry.path("key").asText("")).collect(Collectors.toSet());
        for (Arrival arrival : trial.standin().judge().arrivals()) {
            require(
                    arrival.method().equals("GET") || intended.contains(String.valueOf(arrival.key())),
                    "sent without an intent: " + arrival);
        }
    }

    private void counts() {
        Counts counts = trial.standin().judge().counts();
        require(counts.doubledKeys() == 0, "creates were doubled: " + counts);
        require(counts.identicalCreates() == 0, "equal creates: " + counts);
        require(counts.overlappingWrites() == 0, "writes to one record overlapped: " + counts);
    }

    private void require(boolean so, String objection) {
        if (!so) {
            objections.add(objection);
        }
    }

    private static List<CSVRecord> csv(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(file), format)) {
            return rows.getRecords();
        }
    }

    private static List<JsonNode> journal(Path run) throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        for (String line : Files.readAllLines(run.resolve("journal.jsonl"))) {
            entries.add(new ObjectMapper().readTree(line.substring(line.indexOf(' ') + 1)));
        }
        return entries;
    }
}
