package dev.checkbulk.script.option;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a person says beforehand of a run or a plan that this home did not make, as a picocli mixin. */
public final class Consent {
    @Option(
            names = "--foreign",
            description =
                    "Use it although this home did not make it: what it would send was looked at. With --yes it is"
                            + " sent without a question.")
    private boolean foreign;

    @Mixin
    private Bounds bounds = new Bounds();

    public boolean foreign() {
        return foreign;
    }

    public Bounds bounds() {
        return bounds;
    }
}
