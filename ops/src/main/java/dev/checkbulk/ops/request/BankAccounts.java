package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.Map;

/**
 * Requests for bank accounts, {@code /bank_accounts}. An account is of one company, employee or contractor. Its
 * number is written and never read.
 */
public final class BankAccounts {
    private static final ResourceType TYPE = ResourceType.of("bank_accounts");

    /** Reads one bank account. */
    public CheckRequest get(String bankAccount) {
        return TYPE.get(bankAccount);
    }

    /** Lists the bank accounts of a company, 100 a page. */
    public CheckRequest listOfCompany(String company) {
        return TYPE.list(Map.of("company", company));
    }

    /** Lists the bank accounts of an employee, 100 a page. */
    public CheckRequest listOfEmployee(String employee) {
        return TYPE.list(Map.of("employee", employee));
    }

    /** Lists the bank accounts of a contractor, 100 a page. */
    public CheckRequest listOfContractor(String contractor) {
        return TYPE.list(Map.of("contractor", contractor));
    }

    /** The list to read bank accounts by id from, with {@link dev.checkbulk.http.Pages#byIds}. */
    public CheckRequest byId() {
        return TYPE.byId();
    }

    /**
     * Creates a bank account. Check has no rule of its own against a second one, and does not use it before the
     * company or a net pay split names it.
     *
     * @param fields an object: exactly one of {@code company}, {@code employee} and {@code contractor}, and one
     *     of {@code raw_bank_account} and {@code plaid_bank_account} are required
     */
    public CheckRequest create(Object fields) {
        return TYPE.create(fields);
    }

    /**
     * Changes a bank account; one made through Plaid cannot be changed.
     *
     * @param fields an object with the whole {@code raw_bank_account}, the account number included
     */
    public CheckRequest update(String bankAccount, Object fields) {
        return TYPE.update(fields, bankAccount);
    }

    /** Deletes a bank account. */
    public CheckRequest delete(String bankAccount) {
        return TYPE.delete(bankAccount);
    }
}
