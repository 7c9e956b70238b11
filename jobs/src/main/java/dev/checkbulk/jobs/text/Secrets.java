package dev.checkbulk.jobs.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.checkbulk.http.SecretNames;
import dev.checkbulk.ops.resource.Confidential;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that are shown to nobody: those of fields that the table of resources marks, or that are named like one. */
public final class Secrets {
    private static final Pattern NAMED =
            Pattern.compile(".*(ssn|\\bein\\b|dob|account_number|routing_number|bank_account).*");

    /** A social security number, or nine digits: also those of numbers of accounts and employers. */
    private static final Pattern LOOKS_SO = Pattern.compile("\\b[0-9]{3}-[0-9]{2}-[0-9]{4}\\b|\\b[0-9]{9}\\b");

    private Secrets() {}

    static boolean has(String field) {
        return Confidential.has(field) || NAMED.matcher(field).matches();
    }

    /** The field's value, with a mask wherever there is a secret in it. */
    public static JsonNode masked(String field, JsonNode value) {
        return SecretNames.masked(field, value, Secrets::has);
    }

    /** All secrets in a record, the longest first. */
    public static Set<String> in(@Nullable JsonNode record) {
        return SecretNames.in(record == null ? MissingNode.getInstance() : record, Secrets::has);
    }

    /** A sentence of somebody else, which may repeat what it was sent. */
    public static String without(Set<String> secrets, String sentence) {
        return LOOKS_SO.matcher(SecretNames.without(secrets, sentence)).replaceAll(SecretNames.MASK);
    }
}
