package dev.checkbulk.script.terminal;

import dev.checkbulk.run.state.RunRefused;

/** Refusals of runs in the words of the command line. */
public final class Remedies {
    private Remedies() {}

    /** Why it is refused, and which option helps. */
    public static String told(RunRefused refused) {
        String option = switch (refused.remedy()) {
            case NONE -> "";
            case ANOTHER_FOLDER -> " Name another folder with --run-dir DIR.";
            case AGAIN -> " To do everything a second time: the same command with --again.";
            case AGAIN_IF_CERTAIN -> " When it is certain that it was not, add --again.";
            case TAKE_OVER -> " To take it over, add --take-over.";
            case TRUST_MOUNT -> " To trust it, add --trust-mount.";
        };
        return refused.getMessage() + option;
    }
}
