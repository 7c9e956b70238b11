package dev.checkbulk.script.terminal;

/** The end of the process at once, for those who cannot wait for what others still do. */
final class ProcessEnd {
    private ProcessEnd() {}

    static void now(int exitCode) {
        Runtime.getRuntime().halt(exitCode); // not exit: what ends threads may be broken too
    }
}
