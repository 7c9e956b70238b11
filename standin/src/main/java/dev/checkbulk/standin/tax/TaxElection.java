package dev.checkbulk.standin.tax;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.message.QueryParameters;
import java.util.List;

/**
 * A tax that every company, or every employee, is subject to unless it is set to be exempt.
 *
 * @param exemptible whether the API may set that
 */
public record TaxElection(String id, String tax, String jurisdiction, boolean exemptible) {
    public static final List<TaxElection> COMPANY = List.of(
            new TaxElection("txe_company_futa", "tax_futa", "fed", false),
            new TaxElection("txe_company_fica", "tax_fica", "fed", true),
            new TaxElection("txe_company_il_sui", "tax_il_sui", "il", false));

    public static final List<TaxElection> EMPLOYEE = List.of(
            new TaxElection("txe_federal_income", "tax_8L3JLfsH4X6dp0maBWfW", "fed", true),
            new TaxElection("txe_fica", "tax_fica", "fed", true),
            new TaxElection("txe_il_income", "tax_il_income", "il", true));

    boolean fits(QueryParameters query) {
        return query.get("tax").map(tax::equals).orElse(true)
                && query.get("jurisdiction").map(jurisdiction::equals).orElse(true)
                && query.get("exemptible")
                        .map(Boolean.toString(exemptible)::equals)
                        .orElse(true);
    }

    ObjectNode node() {
        ObjectNode node = StrictJson.object().put("id", id).put("tax", tax);
        return node.put("description", tax.replace('_', ' '))
                .put("jurisdiction", jurisdiction)
                .put("exemptible", exemptible);
    }
}
