package dev.checkbulk.run;

import dev.checkbulk.internal.Machine;
import dev.checkbulk.internal.RealDisk;
import java.util.Collections;
import java.util.Set;

/**
 * Who has a run: as people would look for it, and what shows on which machine it is. A run that was last taken up on one
 * machine is gone on with only there, until a person says that it does not run there any more: where two machines have one
 * folder, or a copy of it, a lock may tell neither of the other.
 *
 * <p>Whoever knows better what is one machine to them passes their own proof, such as the name of a volume that is mounted
 * once at a time.
 *
 * @param host the machine's or container's name, for people
 * @param process its number there, for people
 * @param proofs what holds on this machine alone; two owners that share one are on the same. Where one of them has none, the
 *     hosts' names are compared, and no name is nobody's
 */
public record Owner(String host, long process, Set<String> proofs) {
    public Owner {
        proofs = Set.copyOf(proofs);
    }

    /** This process, with what the system proves of its machine. */
    public static Owner here() {
        String host = RealDisk.host();
        return new Owner(host, ProcessHandle.current().pid(), Machine.HERE.proofs(host));
    }

    /** As others are told that it has something. */
    String named() {
        return "pid " + process + " on " + host;
    }

    /** Whether whoever has these proofs, or this name, was on the same machine. */
    boolean isWhere(String otherHost, Set<String> otherProofs) {
        return proofs.isEmpty() || otherProofs.isEmpty()
                ? Machine.isName(host) && host.equals(otherHost)
                : !Collections.disjoint(proofs, otherProofs);
    }
}
