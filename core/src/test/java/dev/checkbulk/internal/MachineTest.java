package dev.checkbulk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What shows that two processes are on one machine, by the files in which Linux says so. */
class MachineTest {
    private static final String BOOT = "5b7fa0a6-5a39-4a34-9d0a-6d0a0a3e8a01";
    private static final String NEXT_BOOT = "0e8f1b52-4b1f-4a52-8b0f-0f2f7e7a1c02";
    private static final String ID = "3f0c6f2e9b1d4a7f8f5e2d1c0b9a8f7e";
    private static final String HOST_PIDS = "pid:[4026531836]";
    private static final String OTHER_PIDS = "pid:[4026532281]";
    private static final String PLAIN_ROOT = "25 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw\n";
    private static final String OVERLAY_ROOT = "501 400 0:48 / / rw,relatime master:3 - overlay overlay rw\n"
            + "502 501 254:1 /data /data rw - ext4 /dev/vda1 rw\n";

    @TempDir
    private Path temp;

    private int made;

    private Machine machine(String boot, String id, String pids, String mounts) throws IOException {
        Path root = temp.resolve("root" + made++);
        write(root.resolve("proc/sys/kernel/random/boot_id"), boot + "\n");
        write(root.resolve("etc/machine-id"), id + "\n");
        write(root.resolve("proc/self/mountinfo"), mounts);
        Path namespace = root.resolve("proc/self/ns/pid");
        Files.createDirectories(namespace.getParent());
        Files.createSymbolicLink(namespace, Path.of(pids));
        return new Machine(root);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static boolean same(Set<String> one, Set<String> other) {
        return !Collections.disjoint(one, other);
    }

    @Test
    void aRestartedContainerIsOnTheSameMachineWhateverItIsCalled() throws Exception {
        Machine before = machine(BOOT, "", OTHER_PIDS, OVERLAY_ROOT);
        Machine after = machine(BOOT, "", OTHER_PIDS, OVERLAY_ROOT);
        assertTrue(same(before.proofs("0f3c2a11be7d"), after.proofs("9a77e01c44aa")));
        Machine outside = machine(BOOT, ID, HOST_PIDS, PLAIN_ROOT);
        assertTrue(same(before.proofs("0f3c2a11be7d"), outside.proofs("server-7")), "locks are the kernel's");
    }

    @Test
    void aRestartedMachineIsTheSame() throws Exception {
        Machine before = machine(BOOT, ID, HOST_PIDS, PLAIN_ROOT);
        Machine after = machine(NEXT_BOOT, ID, HOST_PIDS, PLAIN_ROOT);
        assertTrue(same(before.proofs("server-7"), after.proofs("server-7")));
        Machine asGuest = machine(NEXT_BOOT, ID, OTHER_PIDS, PLAIN_ROOT);
        assertTrue(same(before.proofs("server-7"), asGuest.proofs("server-7")), "a system in a system container");
    }

    @Test
    void clonesOfOneImageAreNot() throws Exception {
        Machine one = machine(BOOT, ID, HOST_PIDS, PLAIN_ROOT);
        Machine other = machine(NEXT_BOOT, ID, HOST_PIDS, PLAIN_ROOT);
        assertFalse(same(one.proofs("server-7"), other.proofs("server-8")));
        assertFalse(same(one.proofs("localhost"), other.proofs("localhost")), "no name tells them apart");
    }

    @Test
    void containersOfOneImageOnTwoMachinesAreNotAlsoWhenTheyHaveOneName() throws Exception {
        Machine one = machine(BOOT, ID, OTHER_PIDS, OVERLAY_ROOT);
        Machine other = machine(NEXT_BOOT, ID, OTHER_PIDS, OVERLAY_ROOT);
        assertFalse(same(one.proofs("orders-0"), other.proofs("orders-0")));
    }

    @Test
    void aSystemThatShowsNothingProvesNothing() {
        assertEquals(Set.of(), new Machine(temp.resolve("nothing")).proofs("server-7"));
    }

    @Test
    void whatIsKeptDoesNotHaveTheIds() throws Exception {
        String proofs =
                machine(BOOT, ID, HOST_PIDS, PLAIN_ROOT).proofs("server-7").toString();
        assertFalse(proofs.contains(ID) || proofs.contains(BOOT) || proofs.contains(ID.substring(0, 8)), proofs);
    }

    @Test
    void whereLinuxRunsTheTestsThisMachineIsItself() {
        if (Files.exists(Path.of("/proc/sys/kernel/random/boot_id"))) {
            String host = RealDisk.host();
            assertFalse(Machine.HERE.proofs(host).isEmpty());
            assertTrue(same(Machine.HERE.proofs(host), new Machine(Path.of("/")).proofs("another-name")));
        }
    }
}
