package dev.checkbulk.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.testing.World;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plans that are made part by part. */
class PlanPartsTest {
    private final ReadClient client = new World().client.reading();
    private final List<Integer> parts = new ArrayList<>();

    private static PlanRow row(long number) {
        return Edit.of(number, "emp_" + number, CheckRequest.patch("/employees/{employee}", "emp_" + number));
    }

    private Future<PlanParts.Rows> read(List<Integer> items, int before) {
        parts.add(items.size());
        assertEquals(before, items.get(0));
        return Future.succeededFuture(to -> items.forEach(item -> to.accept(row(item + 1L))));
    }

    @Test
    void eachRowIsPlannedOnceAndInOrder() {
        List<Integer> items = IntStream.range(0, 25_001).boxed().toList();
        List<PlanRow> rows = PlanParts.plan(client, items, this::read).result();
        assertEquals(List.of(10_000, 10_000, 5_001), parts);
        assertEquals(25_001, rows.size());
        assertEquals(row(25_001), rows.get(25_000));
        assertEquals(
                IntStream.rangeClosed(1, 25_001).boxed().toList(),
                rows.stream().map(row -> (int) row.row()).toList());
    }

    @Test
    void nothingIsPlannedInNoPart() {
        assertEquals(List.of(), PlanParts.plan(client, List.of(), this::read).result());
        assertEquals(List.of(), parts);
    }

    @Test
    void aPartThatFailsEndsThePlan() {
        IllegalStateException failure = new IllegalStateException("unread");
        List<Integer> items = IntStream.range(0, 30_000).boxed().toList();
        Future<List<PlanRow>> plan = PlanParts.plan(
                client, items, (part, before) -> before == 10_000 ? Future.failedFuture(failure) : read(part, before));
        assertSame(failure, plan.cause());
        assertEquals(List.of(10_000), parts);
    }

    @Test
    void theRecordsThatComeAgainAreKnown() {
        assertEquals(
                Set.of("a", "c"),
                Stream.of("a", "b", "c", "d", "e")
                        .filter(Repeated.in(List.of("a", "b", "c", "a", "c", "c", "d"), record -> record)::contains)
                        .collect(Collectors.toSet()));
    }
}
