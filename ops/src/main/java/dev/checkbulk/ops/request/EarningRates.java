package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.request.filter.EarningRateFilter;
import dev.checkbulk.ops.resource.ResourceType;

/**
 * Requests for what an hour, a year or a piece of work is paid, {@code /earning_rates}. Amounts are decimal strings
 * in dollars. A rate cannot be deleted and its amount not be changed: a raise is a new rate, and the old one made
 * inactive.
 */
public final class EarningRates {
    private static final ResourceType TYPE = ResourceType.of("earning_rates");

    /** Reads one earning rate. */
    public CheckRequest get(String earningRate) {
        return TYPE.get(earningRate);
    }

    /** Lists earning rates, 500 a page. */
    public CheckRequest list(EarningRateFilter filter) {
        return TYPE.list(filter.values());
    }

    /** The list to read earning rates by id from, with {@link dev.checkbulk.http.Pages#byIds}. */
    public CheckRequest byId() {
        return TYPE.byId();
    }

    /**
     * Creates an earning rate. Check has no rule of its own against a second one.
     *
     * @param fields an object: {@code employee}, {@code amount} and {@code period} ({@code hourly}, {@code
     *     annually} or {@code piece}) are required
     */
    public CheckRequest create(Object fields) {
        return TYPE.create(fields);
    }

    /**
     * Changes {@code name}, {@code active} or {@code metadata} of an earning rate.
     *
     * @param fields an object with the fields to change
     */
    public CheckRequest update(String earningRate, Object fields) {
        return TYPE.update(fields, earningRate);
    }
}
