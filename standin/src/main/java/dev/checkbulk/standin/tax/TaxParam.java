package dev.checkbulk.standin.tax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.message.QueryParameters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A tax parameter that every company, or every employee, has: a few of each type that Check knows.
 *
 * @param options the values of a select; empty for other types
 * @param dated whether its settings hold from a date on; otherwise there is one, from the beginning
 * @param appliedFor whether it may be marked as applied for instead of having a value
 */
public record TaxParam(
        String id,
        String name,
        String type,
        List<String> options,
        String jurisdiction,
        String tax,
        boolean dated,
        boolean appliedFor) {

    public static final List<TaxParam> COMPANY = List.of(
            of("spa_company_ein", "federal_ein", "string", "fed", "tax_8L3JLfsH4X6dp0maBWfW", false, true),
            of("spa_company_il_account", "illinois_account_number", "string", "il", "tax_il_income", false, true),
            of("spa_company_il_sui_rate", "illinois_unemployment_rate", "percent", "il", "tax_il_sui", true, false),
            new TaxParam(
                    "spa_company_deposit_frequency",
                    "federal_deposit_frequency",
                    "select",
                    List.of("monthly", "semiweekly"),
                    "fed",
                    "tax_8L3JLfsH4X6dp0maBWfW",
                    true,
                    false));

    static final List<TaxParam> EMPLOYEE = List.of(
            new TaxParam(
                    "spa_federal_filing_status",
                    "federal_filing_status",
                    "select",
                    List.of("single", "married", "head_of_household"),
                    "fed",
                    "tax_8L3JLfsH4X6dp0maBWfW",
                    true,
                    false),
            of(
                    "spa_federal_extra_withholding",
                    "federal_extra_withholding",
                    "currency",
                    "fed",
                    "tax_8L3JLfsH4X6dp0maBWfW",
                    true,
                    false),
            of("spa_il_allowances", "illinois_allowances", "integer", "il", "tax_il_income", true, false),
            of("spa_il_exempt", "illinois_exempt", "boolean", "il", "tax_il_income", false, false));

    private static TaxParam of(
            String id, String name, String type, String jurisdiction, String tax, boolean dated, boolean appliedFor) {
        return new TaxParam(id, name, type, List.of(), jurisdiction, tax, dated, appliedFor);
    }

    static Optional<TaxParam> find(List<TaxParam> all, String id) {
        return all.stream().filter(param -> param.id().equals(id)).findFirst();
    }

    /** Whether this may be its value. */
    boolean takes(JsonNode value) {
        String text = value.asText();
        return switch (type) {
            case "select" -> value.isTextual() && options.contains(text);
            case "percent" -> value.isValueNode() && Pattern.matches("(100|[0-9]{1,2})(\\.[0-9]{1,6})?", text);
            case "currency" -> value.isValueNode() && Pattern.matches("[0-9]{1,12}(\\.[0-9]{1,2})?", text);
            case "integer" -> value.isValueNode() && Pattern.matches("[0-9]{1,9}", text);
            case "boolean" -> Pattern.matches("true|false", text);
            default -> value.isTextual() && !text.isBlank();
        };
    }

    boolean fits(QueryParameters query, String submitter) {
        return query.get("jurisdiction").map(jurisdiction::equals).orElse(true)
                && query.get("tax_id").map(tax::equals).orElse(true)
                && query.get("submitter").map(submitter::equals).orElse(true);
    }

    /** As lists show it, without its setting. */
    ObjectNode node(String submitter) {
        ObjectNode node = StrictJson.object().put("id", id).put("name", name);
        node.put("label", name.replace('_', ' ')).put("description", name.replace('_', ' '));
        node.put("type", type).put("jurisdiction", jurisdiction).put("tax", tax);
        node.put("editable", true).put("effective_datable", dated).put("can_be_applied_for", appliedFor);
        node.putNull("depends_on").put("submitter", submitter);
        if (options.isEmpty()) {
            return node.putNull("options");
        }
        ArrayNode choices = node.putArray("options");
        options.forEach(option -> choices.add(TextNode.valueOf(option)));
        return node;
    }
}
