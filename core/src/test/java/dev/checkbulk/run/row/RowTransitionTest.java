package dev.checkbulk.run.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The table of a row's protocol. */
class RowTransitionTest {
    private static final List<RowTransition> TABLE = List.of(RowTransition.values());

    /** Where rows get to from a stage, by ways that are followed in this direction. */
    private static Set<RowStage> reached(
            RowStage begin, Function<RowTransition, RowStage> from, Function<RowTransition, RowStage> to) {
        Set<RowStage> reached = EnumSet.of(begin);
        boolean more = true;
        while (more) {
            more = false;
            for (RowTransition way : TABLE) {
                more |= reached.contains(from.apply(way)) && reached.add(to.apply(way));
            }
        }
        return reached;
    }

    @Test
    void theDesignHasTheDiagram() throws IOException {
        String design = Files.readString(Path.of("DESIGN.md"));
        String block = "```mermaid\n" + RowTransition.diagram() + "```\n";
        assertTrue(design.contains(block), () -> "core/DESIGN.md does not have this block:\n" + block);
    }

    @Test
    void everyStageIsReachedAndLeadsToAnEnd() {
        Set<RowStage> all = EnumSet.allOf(RowStage.class);
        assertEquals(all, reached(RowStage.NEW, RowTransition::from, RowTransition::to));
        Set<RowStage> leading = EnumSet.noneOf(RowStage.class);
        Arrays.stream(RowStage.values())
                .filter(RowStage::isLast)
                .forEach(end -> leading.addAll(reached(end, RowTransition::to, RowTransition::from)));
        assertEquals(all, leading);
    }

    @Test
    void nothingFollowsTheEndAndNothingIsSentBeforeItsIntent() {
        for (RowTransition way : TABLE) {
            assertTrue(!way.from().isLast(), way::toString);
            assertTrue(way.to() != RowStage.SENDING || way.from() == RowStage.INTENDING, way::toString);
            assertTrue(way.to() != RowStage.ENDED || way.from() == RowStage.ENDING, way::toString);
        }
    }

    @Test
    void thereIsOneWayBetweenTwoStagesAndNoOther() {
        Set<List<RowStage>> pairs = new HashSet<>();
        TABLE.forEach(way -> assertTrue(pairs.add(List.of(way.from(), way.to())), way::toString));
        assertEquals(RowTransition.SEEN, RowTransition.between(RowStage.LOOKING, RowStage.ENDING));
        assertThrows(IllegalStateException.class, () -> RowTransition.between(RowStage.NEW, RowStage.SENDING));
    }
}
