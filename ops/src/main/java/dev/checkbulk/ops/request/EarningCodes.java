package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.Map;

/**
 * Requests for a company's own kinds of earnings, {@code /earning_codes}. A code cannot be deleted; it can be made
 * inactive.
 */
public final class EarningCodes {
    private static final ResourceType TYPE = ResourceType.of("earning_codes");

    /** Reads one earning code. */
    public CheckRequest get(String earningCode) {
        return TYPE.get(earningCode);
    }

    /** Lists the earning codes of a company, 100 a page. */
    public CheckRequest list(String company) {
        return TYPE.list(Map.of("company", company));
    }

    /** The list to read earning codes by id from, with {@link dev.checkbulk.http.Pages#byIds}. */
    public CheckRequest byId() {
        return TYPE.byId();
    }

    /**
     * Creates an earning code. Check refuses a second active one of the same company, type and name.
     *
     * @param fields an object: {@code company}, {@code name} and {@code type} are required
     */
    public CheckRequest create(Object fields) {
        return TYPE.create(fields);
    }

    /**
     * Changes {@code active} or {@code metadata} of an earning code.
     *
     * @param fields an object with the fields to change
     */
    public CheckRequest update(String earningCode, Object fields) {
        return TYPE.update(fields, earningCode);
    }
}
