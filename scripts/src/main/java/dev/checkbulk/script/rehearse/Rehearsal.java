package dev.checkbulk.script.rehearse;

import dev.checkbulk.jobs.input.Row;
import dev.checkbulk.standin.records.StoredRecords;
import java.util.List;

/** The records of a rehearsal: what a file mentions exists, except ids that contain {@code missing}. */
public final class Rehearsal {
    /** Where the people of a rehearsal work unless the script says otherwise. */
    public static final String WORKPLACE = "wrk_rehearsal";

    private Rehearsal() {}

    /** Puts the records that the row's columns {@code company}, {@code employee} and {@code …workplace(s)} name. */
    public static void mention(StoredRecords records, Row row) {
        String company = row.text("company").isEmpty() ? StoredRecords.REHEARSAL_COMPANY : row.text("company");
        records.mentionCompany(company);
        row.fields().fieldNames().forEachRemaining(column -> {
            if (column.endsWith("workplace") || column.endsWith("workplaces")) {
                row.texts(column).forEach(id -> records.mentionWorkplace(id, company));
            } else if (column.equals("employee")) {
                row.texts(column).forEach(id -> records.mentionEmployee(id, company, List.of(WORKPLACE)));
            }
        });
    }
}
