package dev.checkbulk.standin;

/** Ids in requests that name something else. */
final class References {
    private References() {}

    static String unknown(String id) {
        return "Object with id=" + id + " does not exist.";
    }

    /** Ids with this word in them never exist, so that failures can be rehearsed. */
    static boolean neverExists(String id) {
        return id.contains("missing");
    }
}
