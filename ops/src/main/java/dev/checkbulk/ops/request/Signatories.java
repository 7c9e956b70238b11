package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.Map;

/**
 * Requests for the people who sign for a company, {@code /companies/{company}/signatories}. Check neither changes nor
 * deletes one.
 */
public final class Signatories {
    private static final ResourceType TYPE = ResourceType.of("signatories");

    /** Lists the signatories of a company. */
    public CheckRequest list(String company) {
        return TYPE.list(Map.of(), company);
    }

    /**
     * Creates a signatory. Check has no rule of its own against a second one.
     *
     * @param fields an object: {@code first_name}, {@code last_name}, {@code title} and {@code email} are
     *     required
     */
    public CheckRequest create(String company, Object fields) {
        return TYPE.create(fields, company);
    }
}
