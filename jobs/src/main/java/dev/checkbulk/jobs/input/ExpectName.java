package dev.checkbulk.jobs.input;

import dev.checkbulk.jobs.text.Shown;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How people name what a row expects: the member {@code expect} in JSON, one column {@code expect.FIELD} for each field in CSV. */
public final class ExpectName {
    public static final String MEMBER = "expect";

    private static final String PREFIX = MEMBER + ".";
    private static final Pattern PART = Pattern.compile("[a-z0-9_]+");
    private static final int DEEPEST = 16; // what reads the plan again has a limit too
    private static final Pattern FIELD = Pattern.compile(PART + "(\\." + PART + "){0," + (DEEPEST - 1) + "}");

    private ExpectName() {}

    /** Whether this is meant to name what a row expects, be it right or wrong. */
    public static boolean isMeant(String name) {
        return name.equals(MEMBER) || name.startsWith(PREFIX);
    }

    /** The name in the list of columns that people are told. */
    static String told(Format format) {
        return format == Format.CSV ? column("FIELD") : MEMBER;
    }

    /** The column for a field. */
    public static String column(String field) {
        return PREFIX + field;
    }

    /** The field that a column without a flaw is for. */
    public static String field(String column) {
        return column.substring(PREFIX.length());
    }

    /** What is wrong with a column that is meant, beside these others, or null. */
    public static @Nullable String flaw(String column, Set<String> others) {
        if (column.length() <= PREFIX.length() || !FIELD.matcher(field(column)).matches()) {
            return "name a field in small letters, digits and \"_\", like expect.last_name,"
                    + " or a nested one, like expect.residence.city";
        }
        for (String other : others) {
            if (isMeant(other) && (column.startsWith(other + ".") || other.startsWith(column + "."))) {
                return "overlaps " + Shown.quoted(other) + ": keep one of the two";
            }
        }
        return null;
    }

    /** What is wrong with a member inside {@code expect}, or null. */
    public static @Nullable String partFlaw(String member) {
        if (PART.matcher(member).matches()) {
            return null;
        }
        return FIELD.matcher(member).matches()
                ? "has a \".\" in its name: write the nested field as an object, like \"residence\": {\"city\": \"Boston\"}"
                : "is not the name of a field: it has only small letters, digits and \"_\"";
    }
}
