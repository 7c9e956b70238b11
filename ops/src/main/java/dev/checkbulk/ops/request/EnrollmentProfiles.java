package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.resource.ResourceType;

/**
 * Requests for what Check is told of a company when it enrolls, {@code /companies/{company}/enrollment_profile}.
 * There is one for each company.
 */
public final class EnrollmentProfiles {
    private static final ResourceType TYPE = ResourceType.of("enrollment_profile");

    /** Reads the profile of a company. */
    public CheckRequest get(String company) {
        return TYPE.get(company);
    }

    /**
     * Puts a profile in the place of the one that the company has, or makes it. What is not named is lost.
     *
     * @param fields an object; no field is required
     */
    public CheckRequest replace(String company, Object fields) {
        return TYPE.replace(fields, company);
    }

    /**
     * Changes fields of the profile.
     *
     * @param fields an object with the fields to change; lists are replaced whole
     */
    public CheckRequest update(String company, Object fields) {
        return TYPE.update(fields, company);
    }
}
