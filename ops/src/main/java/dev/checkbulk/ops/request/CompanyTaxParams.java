package dev.checkbulk.ops.request;

import dev.checkbulk.ops.resource.ResourceType;

/** Requests for the tax parameters of a company, {@code /company_tax_params}. */
public final class CompanyTaxParams extends TaxParams {
    public CompanyTaxParams() {
        super(ResourceType.of("company_tax_params"));
    }
}
