package dev.checkbulk.standin.api;

import dev.checkbulk.standin.benefit.BenefitKinds;
import dev.checkbulk.standin.company.CompanyKinds;
import dev.checkbulk.standin.pay.PayKinds;
import dev.checkbulk.standin.payroll.PayrollKinds;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.worker.WorkerKinds;
import java.util.List;
import java.util.stream.Stream;

/** All kinds of records that are served, of every family. */
public final class Catalog {
    private static final List<Kind> KINDS = Stream.concat(
                    Stream.of(
                            CompanyKinds.companies(),
                            CompanyKinds.workplaces(),
                            CompanyKinds.signatories(),
                            CompanyKinds.paySchedules(),
                            CompanyKinds.documents(),
                            CompanyKinds.webhookConfigs(),
                            WorkerKinds.employees(),
                            WorkerKinds.contractors(),
                            BenefitKinds.companyBenefits(),
                            BenefitKinds.benefits(),
                            BenefitKinds.postTaxDeductions(),
                            PayKinds.earningCodes(),
                            PayKinds.earningRates(),
                            PayKinds.bankAccounts(),
                            PayKinds.netPaySplits(),
                            PayrollKinds.payrolls(),
                            PayrollKinds.payrollItems(),
                            PayrollKinds.contractorPayments(),
                            PayrollKinds.externalPayrolls()),
                    ReadOnlyKinds.all())
            .toList();

    private Catalog() {}

    public static List<Kind> kinds() {
        return KINDS;
    }
}
