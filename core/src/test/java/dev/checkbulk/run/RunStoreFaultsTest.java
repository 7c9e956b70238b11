package dev.checkbulk.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.testing.SimulatedDisk;
import dev.checkbulk.testing.SimulatedDisk.Call;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whichever call of the disk fails, and before whichever the process or the power goes: a run is whole, or it is none. */
class RunStoreFaultsTest {
    private static final int POWER_FAILURES = 12;

    static Stream<Arguments> deedsAndCalls() {
        return Stream.of(Deed.values()).flatMap(deed -> Stream.of(Call.values()).map(call -> Arguments.of(deed, call)));
    }

    @ParameterizedTest
    @MethodSource("deedsAndCalls")
    void aCallThatFailsLosesNothingAndLeavesNothingHalfMade(Deed deed, Call call) throws Exception {
        for (int nth = 1; ; nth++) {
            Scene scene = new Scene();
            deed.before(scene);
            Inventory inventory = Inventory.of(scene);
            String after = deed + " when " + call + " " + nth + " fails";
            int calls = scene.disk.count(call);
            scene.disk.fail(call, nth);
            String refusal = tried(deed, scene, 2, after);
            if (scene.disk.count(call) - calls < nth) {
                return;
            }
            Inventory.assertUnlocked(scene, after);
            Scene next = scene.next(scene.disk.kill());
            inventory.assertKept(next, after);
            again(deed, next, inventory, after + " (" + refusal + ")");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProcessThatIsKilledLosesNothingAndLeavesNothingHalfMade(Deed deed) throws Exception {
        ends(deed, List.of(SimulatedDisk::kill));
    }

    @ParameterizedTest
    @EnumSource
    void aLossOfPowerLosesNothingAndLeavesNothingHalfMade(Deed deed) throws Exception {
        ends(
                deed,
                LongStream.range(0, POWER_FAILURES)
                        .<UnaryOperator<SimulatedDisk>>mapToObj(seed -> disk -> disk.crash(new SplittableRandom(seed)))
                        .toList());
    }

    private static void ends(Deed deed, List<? extends UnaryOperator<SimulatedDisk>> ways) throws Exception {
        for (int nth = 1; ; nth++) {
            for (int way = 0; way < ways.size(); way++) {
                Scene scene = new Scene();
                deed.before(scene);
                Inventory inventory = Inventory.of(scene);
                String after = deed + " ended before call " + nth + ", " + way;
                List<SimulatedDisk> left = new ArrayList<>();
                UnaryOperator<SimulatedDisk> end = ways.get(way);
                scene.disk.before(nth, () -> left.add(end.apply(scene.disk)));
                tried(deed, scene, 2, after);
                if (left.isEmpty()) {
                    return;
                }
                Scene next = scene.next(left.get(0));
                inventory.assertKept(next, after);
                again(deed, next, inventory, after);
            }
        }
    }

    /** The refusal's message, null when there was none. */
    private static String tried(Deed deed, Scene scene, int run, String after) {
        try {
            deed.tried(scene, run);
            return null;
        } catch (RunRefused e) {
            boolean occupied = deed == Deed.CREATE_WHERE_A_RUN_IS_OPEN && e.reason() == Reason.OCCUPIED;
            assertTrue(e.reason() == Reason.DISK || occupied, () -> after + ": " + e.reason() + " " + e.getMessage());
            return e.getMessage();
        }
    }

    /** The next process may try the same: the work is begun once, or it is said why it cannot be. */
    private static void again(Deed deed, Scene scene, Inventory inventory, String after) throws Exception {
        try {
            deed.tried(scene, 3);
        } catch (RunRefused e) {
            Reason expected = deed == Deed.CREATE_WHERE_A_RUN_IS_OPEN ? Reason.OCCUPIED : Reason.SAME_WORK;
            assertEquals(expected, e.reason(), () -> after + ", and again: " + e.getMessage());
        }
        inventory.assertKept(scene, after + ", and again");
        Set<String> begun = new HashSet<>();
        for (StoredRun run : scene.store.all()) {
            begun.add(run.header().runId());
        }
        assertTrue(!begun.contains(Deed.id(2)) || !begun.contains(Deed.id(3)), after + ": the work is begun twice");
    }
}
