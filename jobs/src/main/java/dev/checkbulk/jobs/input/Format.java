package dev.checkbulk.jobs.input;

/** The form of an input file. */
public enum Format {
    /** One object whose members are the rows: {@code {"emp_1": ["wrk_1"]}}. */
    JSON_MAP("json"),
    /** A list of objects, one for each row. */
    JSON_ARRAY("json"),
    /** One object for each row, each on a line of its own. */
    JSON_LINES("jsonl"),
    /** RFC 4180 with a header row; {@code ;} separates several values in a cell. */
    CSV("csv");

    private final String extension;

    Format(String extension) {
        this.extension = extension;
    }

    /** How the name of a file of this form ends, without the dot. */
    public String extension() {
        return extension;
    }
}
