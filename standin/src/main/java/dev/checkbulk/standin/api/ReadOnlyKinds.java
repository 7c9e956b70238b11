package dev.checkbulk.standin.api;

import dev.checkbulk.standin.store.CrudOperation;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.KindBuilder;
import java.util.stream.Stream;

/** What Check makes itself. A few of what is the same for everybody are there; the rest is put there by tests. */
final class ReadOnlyKinds {
    private ReadOnlyKinds() {}

    static Stream<Kind> all() {
        return Stream.of(Stream.of(taxes(), agencies(), forms(), payments(), requirements(), filings()), documents())
                .flatMap(some -> some)
                .map(KindBuilder::build);
    }

    private static KindBuilder readOnly(String path, String prefix) {
        return new KindBuilder(path, prefix).serves(CrudOperation.LIST, CrudOperation.GET);
    }

    private static KindBuilder taxes() {
        return readOnly("taxes", "tax_")
                .pagesOf(500)
                .filters("id", "jurisdiction", "supported", "remittable", "effective", "label_contains")
                .seed("tax_8L3JLfsH4X6dp0maBWfW", "label", "Federal Income Tax", "jurisdiction", "fed")
                .seed("tax_futa", "label", "Federal Unemployment Tax", "jurisdiction", "fed")
                .seed("tax_fica", "label", "Social Security", "jurisdiction", "fed")
                .seed("tax_il_income", "label", "Illinois State Tax", "jurisdiction", "il")
                .seed("tax_il_sui", "label", "Illinois Unemployment Tax", "jurisdiction", "il");
    }

    private static KindBuilder agencies() {
        return readOnly("agencies", "agc_")
                .pagesOf(500)
                .filters("id", "jurisdiction", "supported", "label_contains")
                .seed("agc_irs", "label", "Internal Revenue Service", "jurisdiction", "fed")
                .seed("agc_il_revenue", "label", "Illinois Department of Revenue", "jurisdiction", "il");
    }

    private static KindBuilder forms() {
        return readOnly("forms", "frm_")
                .filters("state", "lang", "type")
                .seed("frm_w4", "label", "W-4", "state", "fed", "lang", "en", "type", "federal_withholding")
                .seed("frm_il_w4", "label", "IL-W-4", "state", "il", "lang", "en", "type", "state_withholding");
    }

    private static KindBuilder payments() {
        return readOnly("payments", "pyt_")
                .filters("payroll", "payroll_item", "contractor_payment", "company", "direction", "type")
                .filters("amount_min", "amount_max", "completion_date_after", "completion_date_before")
                .shows("payroll", "payroll_item", "contractor_payment", "company", "direction", "type", "status")
                .shows("amount", "completion_date");
    }

    private static KindBuilder requirements() {
        return readOnly("requirements", "req_")
                .filters("category", "requirement", "status", "company")
                .shows("company", "requirement", "status")
                .emptyAtFirst("categories", "errors");
    }

    private static KindBuilder filings() {
        return readOnly("filings", "com_fil_")
                .pagesOf(500)
                .filters("company", "year", "period", "status")
                .shows("company", "year", "period", "status");
    }

    private static Stream<KindBuilder> documents() {
        return Stream.of("company_tax", "company_authorization", "employee_tax", "contractor_tax", "setup")
                .map(name -> readOnly("documents/" + name + "_documents", "doc_")
                        .filters("company", "employee", "contractor", "year", "quarter")
                        .shows("company", "employee", "contractor", "label", "year", "quarter", "filed_on"));
    }
}
