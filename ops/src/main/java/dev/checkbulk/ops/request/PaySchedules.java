package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.resource.ResourceType;
import java.time.LocalDate;
import java.util.Map;

/** Requests for the dates on which a company pays, {@code /pay_schedules}. Dates are {@code YYYY-MM-DD}. */
public final class PaySchedules {
    private static final ResourceType TYPE = ResourceType.of("pay_schedules");

    /** Reads one pay schedule. */
    public CheckRequest get(String paySchedule) {
        return TYPE.get(paySchedule);
    }

    /** Lists the pay schedules of a company, 100 a page. */
    public CheckRequest list(String company) {
        return TYPE.list(Map.of("company", company));
    }

    /** The list to read pay schedules by id from, with {@link dev.checkbulk.http.Pages#byIds}. */
    public CheckRequest byId() {
        return TYPE.byId();
    }

    /**
     * Creates a pay schedule. Check has no rule of its own against a second one.
     *
     * @param fields an object: {@code company}, {@code pay_frequency}, {@code first_payday} and {@code
     *     first_period_end} are required, {@code second_payday} with a semimonthly one
     */
    public CheckRequest create(Object fields) {
        return TYPE.create(fields);
    }

    /**
     * Changes fields of a pay schedule.
     *
     * @param fields an object with the fields to change
     */
    public CheckRequest update(String paySchedule, Object fields) {
        return TYPE.update(fields, paySchedule);
    }

    /** Deletes a pay schedule. */
    public CheckRequest delete(String paySchedule) {
        return TYPE.delete(paySchedule);
    }

    /**
     * Lists the paydays of a schedule.
     *
     * @param start the day from which on
     */
    public CheckRequest paydays(String paySchedule, LocalDate start) {
        return CheckRequest.get("/pay_schedules/{pay_schedule}/paydays", paySchedule)
                .query("start", start.toString());
    }
}
