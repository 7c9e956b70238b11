package dev.checkbulk.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/*
 * What proves "the same machine"? A lock of the system is known to those who have the same kernel. As long as it runs, its
 * boot id says so, in every container of it, whatever that is called. After a restart nobody of before is left, and what says
 * that it is the machine of before is its machine id [1], together with its name: clones of one image may share the first. In
 * an application's container the machine id is the image's, the same everywhere, so it says nothing there: such a container
 * has a process namespace of its own, and an overlay as its root. (A Linux in WSL or LXC has the first, not the second.)
 * Neither id leaves as it is: the machine id is meant to be confidential.
 *
 * [1] machine-id(5), read 2026-12-01
 */
/** What a system shows of the machine that it runs on, below this folder. */
public record Machine(Path root) {
    /** This one. */
    public static final Machine HERE = new Machine(Path.of("/"));

    private static final String FIRST_PROCESS_NAMESPACE = "pid:[4026531836]";
    private static final Set<String> NO_NAMES = Set.of("", "localhost", "localhost.localdomain", RealDisk.WITHOUT_NAME);

    /** Whether it tells one machine from others. */
    public static boolean isName(String host) {
        return !NO_NAMES.contains(host);
    }

    /**
     * What holds here and on no other machine; empty where the system shows nothing of it.
     *
     * @param host its name
     */
    public Set<String> proofs(String host) {
        Set<String> proofs = new TreeSet<>();
        read("proc/sys/kernel/random/boot_id").ifPresent(boot -> proofs.add(proof("boot", boot)));
        if (isName(host) && !isApplicationContainer()) {
            read("etc/machine-id").ifPresent(id -> proofs.add(proof("machine", id + " " + host)));
        }
        return proofs;
    }

    private boolean isApplicationContainer() {
        return !hasFirstProcessNamespace() && hasOverlayRoot();
    }

    private boolean hasFirstProcessNamespace() {
        try {
            return Files.readSymbolicLink(root.resolve("proc/self/ns/pid"))
                    .toString()
                    .equals(FIRST_PROCESS_NAMESPACE);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** By the lines of proc(5): the fifth field is where it is mounted, the one behind the dash of what kind it is. */
    private boolean hasOverlayRoot() {
        return read("proc/self/mountinfo").stream()
                .flatMap(String::lines)
                .map(line -> line.split(" "))
                .anyMatch(fields -> fields.length > 4 && fields[4].equals("/") && isOverlay(fields));
    }

    private static boolean isOverlay(String[] fields) {
        for (int n = 5; n + 1 < fields.length; n++) {
            if (fields[n].equals("-")) {
                return fields[n + 1].contains("overlay");
            }
        }
        return false;
    }

    private Optional<String> read(String file) {
        try {
            String text = Files.readString(root.resolve(file)).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException | RuntimeException e) { // also what is no text
            return Optional.empty();
        }
    }

    private static String proof(String of, String value) {
        byte[] hash = Sha256.digest().digest(("checkbulk " + of + " " + value).getBytes(StandardCharsets.UTF_8));
        return of + " " + HexFormat.of().formatHex(hash, 0, 16);
    }
}
