package dev.checkbulk.run.row;

/** What a row of a run is waiting for. What may follow what stands in {@link RowTransition}. */
public enum RowStage {
    NEW("nothing yet: it has just been taken up"),
    AT_GATE("its turn to be sent"),
    COMPARING("what its record is now"),
    INTENDING("its intent to be on the disk"),
    SENDING("its start, and then the answer"),
    NOTING("what came of sending to be on the disk"),
    PAUSED("its next attempt"),
    QUARANTINED("whatever was sent to have ended at Check"),
    LOOKING_EARLY("a create to show itself, whose answer was not Check's"),
    DATING("another row to learn Check's time"),
    LOOKING("a look at what became of it"),
    ENDING("its result to be on the disk"),
    ENDED("nothing any more"),
    OPEN("a resumed run");

    private final String waitsFor;

    RowStage(String waitsFor) {
        this.waitsFor = waitsFor;
    }

    /** For the diagram. */
    String waitsFor() {
        return waitsFor;
    }

    /** Whether this process is done with the row. */
    boolean isLast() {
        return this == ENDED || this == OPEN;
    }
}
