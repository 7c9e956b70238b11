package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.ops.row.Blank;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RunRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every resource that is changed setting by setting, through durable runs: set, read, changed, changed back. None of them has a
 * request that takes a setting away.
 */
class EverySettingInBulkTest extends InBulk {
    private static final String JANUARY = "2027-01-01";
    private static final String JULY = "2027-07-01";

    /** A row of each: {@code OWNER}, {@code VALUE} and {@code DAY} are put in, and the two values that it takes. */
    private record Example(String row, String one, String other) {}

    private static final String TAX = "{'id':'%s','value':VALUE,'effective_start':'DAY'}";
    private static final String ELECTION =
            "{'id':'%s','%s':'OWNER','setting':{'exempt':VALUE,'effective_start':'DAY'}}";
    private static final Map<String, Example> EXAMPLES = Map.of(
            "company_tax_params", new Example(TAX.formatted("spa_company_il_sui_rate"), "'2.5'", "'3.25'"),
            "employee_tax_params", new Example(TAX.formatted("spa_il_allowances"), "'1'", "'2'"),
            "company_tax_elections", new Example(ELECTION.formatted("txe_company_fica", "company"), "true", "false"),
            "employee_tax_elections", new Example(ELECTION.formatted("txe_fica", "employee"), "true", "false"),
            "company_defined_attributes",
                    new Example("{'name':'grade','value':VALUE,'effective_start':'DAY'}", "'A'", "'B'"),
            "reciprocity_elections",
                    new Example("{'jurisdiction':'IL','opt_in':VALUE,'effective_start':'DAY'}", "true", "false"));

    static Stream<String> settings() {
        return EXAMPLES.keySet().stream().sorted();
    }

    /** Three companies or employees. */
    private List<String> owners(ResourceType type) {
        boolean companies = type.name().startsWith("company_tax");
        return IntStream.rangeClosed(1, ROWS)
                .mapToObj(i -> {
                    String id = (companies ? "com_" : "emp_") + i;
                    if (companies) {
                        standin.records().mentionCompany(id);
                    } else {
                        standin.records().mentionEmployee(id);
                    }
                    return id;
                })
                .toList();
    }

    private static ObjectNode change(ResourceType type, String owner, String value, String day) {
        String text = EXAMPLES.get(type.name()).row();
        return (ObjectNode)
                Canned.json(text.replace("OWNER", owner).replace("VALUE", value).replace("DAY", day));
    }

    private List<RecordChange> rows(ResourceType type, String value, String day) {
        boolean inPath = !type.ids(Verb.UPDATE).isEmpty();
        return owners(type).stream()
                .map(owner -> RecordChange.of(inPath ? List.of(owner) : List.of(), change(type, owner, value, day)))
                .toList();
    }

    private static UpdateRecords update(ResourceType type) {
        return new UpdateRecords(type, Blank.REFUSE);
    }

    /** What is read says so, of each owner. */
    private void assertSet(ResourceType type, String value, String day) {
        assertEquals(
                Collections.nCopies(ROWS, "it is so already"),
                Canned.said(planned(update(type), rows(type, value, day))));
    }

    private void assertKept(String why, List<RowState> rows) {
        assertAll(Outcome.Kind.CONFLICT, "cannot be undone: " + why, rows);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void isSetReadChangedAndChangedBack(String name) throws RunRefused {
        ResourceType type = ResourceType.of(name);
        Example example = EXAMPLES.get(name);
        StoredRun first = run(update(type), rows(type, example.one(), JANUARY));
        assertSet(type, example.one(), JANUARY);

        StoredRun added = run(update(type), rows(type, example.other(), JULY));
        assertSet(type, example.other(), JULY);
        assertAll(Outcome.Kind.DONE, "", undo(added));
        assertSet(type, example.one(), JULY);
        assertSet(type, example.one(), JANUARY);

        StoredRun overwritten = run(update(type), rows(type, example.other(), JANUARY));
        assertSet(type, example.other(), JANUARY);
        assertAll(Outcome.Kind.DONE, "", undo(overwritten));
        assertSet(type, example.one(), JANUARY);

        assertKept("nothing was set before, and what is set cannot be taken away", undo(first));
        assertSet(type, example.one(), JANUARY);
        if (type.has(Verb.CREATE)) {
            StoredRun created = run(new CreateRecords(type), rows(type, example.other(), "2028-01-01"));
            assertSet(type, example.other(), "2028-01-01");
            assertKept("what was added here cannot be taken away", undo(created));
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whatSomebodySetSinceIsNotOverwrittenAndNotUndone(String name) throws RunRefused {
        ResourceType type = ResourceType.of(name);
        Example example = EXAMPLES.get(name);
        run(update(type), rows(type, example.one(), JANUARY));
        StoredRun changed = run(update(type), rows(type, example.other(), JANUARY));
        List<PlanRow> planned = planned(update(type), rows(type, example.one(), JULY));
        owners(type)
                .forEach(owner -> standin.records().setting(name, owner, change(type, owner, example.one(), JANUARY)));
        List<RowState> rows = carryOut(stored(planned));
        rows.forEach(row -> assertTrue(
                row.outcome().explanation().startsWith("it has changed since the plan was made: "),
                row.outcome().explanation()));
        assertAll(Outcome.Kind.CONFLICT, "", rows);
        assertAll(Outcome.Kind.ALREADY, "it is as it was before", undo(changed));
    }

    @Test
    void aParameterThatDoesNotChangeByDateIsOverwrittenAndChangedBack() throws RunRefused {
        ResourceType type = ResourceType.of("employee_tax_params");
        List<StoredRun> runs = new java.util.ArrayList<>();
        for (String value : List.of("true", "false")) {
            runs.add(run(update(type), exempt(type, value)));
        }
        assertAll(Outcome.Kind.DONE, "", undo(runs.get(1)));
        assertEquals(
                Collections.nCopies(ROWS, "it is so already"),
                Canned.said(planned(update(type), exempt(type, "true"))));
    }

    private List<RecordChange> exempt(ResourceType type, String value) {
        return owners(type).stream()
                .map(owner -> Canned.row(owner, "{'id':'spa_il_exempt','value':'" + value + "'}"))
                .toList();
    }

    /** A resource that is new in the table, or in the page of resources, has to be in one of the two cycles. */
    @Test
    void allThatThePageSaysCanBeWrittenGoesThroughACycle() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("basedir", "."), "..", "docs/resources.md"));
        Set<String> written = page.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(line.split("\\|")).map(String::trim).toList())
                .filter(cells -> cells.size() > 5
                        && ResourceType.named(cells.get(1).replace("`", "")).isPresent())
                .filter(cells -> cells.subList(2, 5).stream().anyMatch(cell -> cell.startsWith("yes")))
                .map(cells -> cells.get(1).replace("`", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> cycles = new TreeSet<>(EXAMPLES.keySet());
        EveryResourceInBulkTest.written().forEach(cycles::add);
        assertEquals(cycles, written);
        assertEquals(
                ResourceType.all().stream()
                        .filter(type -> type.verbs().stream()
                                .anyMatch(verb -> verb.method().writes()))
                        .map(ResourceType::name)
                        .collect(Collectors.toCollection(TreeSet::new)),
                cycles);
    }
}
