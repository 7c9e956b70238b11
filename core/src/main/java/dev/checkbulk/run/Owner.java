package dev.checkbulk.run;

import dev.checkbulk.internal.RealDisk;

/** A process that has a run, as people would look for it. */
record Owner(String host, long process) {
    /** This process. */
    static Owner here() {
        return new Owner(RealDisk.host(), ProcessHandle.current().pid());
    }
}
