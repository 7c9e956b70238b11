package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import java.time.LocalDate;

/** Requests for companies, {@code /companies}. Check has no request that deletes one. */
public final class Companies {
    private static final String ALL = "/companies";
    private static final String ONE = "/companies/{company}";

    /** Reads one company. */
    public CheckRequest get(String company) {
        return CheckRequest.get(ONE, company).expecting(Expected.object(company));
    }

    /**
     * Lists companies, 100 a page. Check leaves inactive ones out unless they are asked for.
     *
     * @param active whether to list the active ones or the others
     */
    public CheckRequest list(boolean active) {
        return ListRequests.of(ALL, ListRequests.PAGE).query("active", String.valueOf(active));
    }

    /** The list to read companies by id from, with {@link dev.checkbulk.http.Pages#byIds}. */
    public CheckRequest byId() {
        return ListRequests.byId(ALL);
    }

    /**
     * Creates a company. Check has no rule of its own against a second one.
     *
     * @param fields an object: {@code legal_name}, {@code trade_name}, {@code address}, {@code pay_frequency} …
     */
    public CheckRequest create(Object fields) {
        return CheckRequest.post(ALL).body(fields).expecting(Expected.created());
    }

    /**
     * Changes fields of a company.
     *
     * @param fields an object with the fields to change; those that hold lists or objects are replaced whole
     */
    public CheckRequest update(String company, Object fields) {
        return CheckRequest.patch(ONE, company).body(fields).expecting(Expected.object(company));
    }

    /**
     * Searches companies, 25 a page.
     *
     * @param term what to look for
     */
    public CheckRequest search(String term) {
        return ListRequests.byId("/companies/search").query("term", term);
    }

    /**
     * Lists the paydays that a company could have.
     *
     * @param start the day from which on
     */
    public CheckRequest paydays(String company, LocalDate start) {
        return CheckRequest.get("/companies/{company}/paydays", company).query("start", start.toString());
    }

    /**
     * Lists what was paid to tax agencies for a company.
     *
     * @param start the first payday of the payrolls concerned
     * @param end the last one
     */
    public CheckRequest taxDeposits(String company, LocalDate start, LocalDate end) {
        return CheckRequest.get("/companies/{company}/tax_deposits", company)
                .query("payroll_payday_start", start.toString())
                .query("payroll_payday_end", end.toString());
    }

    /** Lists the attempts to verify a company's federal employer number. */
    public CheckRequest einVerifications(String company) {
        return CheckRequest.get("/companies/{company}/federal_ein_verifications", company)
                .expecting(Expected.page());
    }
}
