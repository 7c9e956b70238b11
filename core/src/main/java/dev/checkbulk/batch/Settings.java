package dev.checkbulk.batch;

/**
 * The shape of a batch.
 *
 * @param size items under way at once, or in one fixed batch
 * @param fixed whether a batch ends before the next begins
 * @param ordered whether results are reported in the order of the input
 * @param rule when to stop
 */
record Settings(int size, boolean fixed, boolean ordered, StopRule rule) {
    Settings {
        if (size < 1 || size > 100_000) {
            throw new IllegalArgumentException("A batch has 1 to 100,000 items under way, not " + size);
        }
    }

    static Settings window(int size) {
        return new Settings(size, false, false, StopRule.hopeless());
    }

    Settings fixed(int size) {
        return new Settings(size, true, ordered, rule);
    }

    Settings sliding(int size) {
        return new Settings(size, false, ordered, rule);
    }

    Settings inInputOrder() {
        return new Settings(size, fixed, true, rule);
    }

    Settings stopWhen(StopRule other) {
        return new Settings(size, fixed, ordered, rule.or(other));
    }
}
