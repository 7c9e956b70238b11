package dev.checkbulk.standin;

import static dev.checkbulk.standin.Verb.CREATE;
import static dev.checkbulk.standin.Verb.DELETE;
import static dev.checkbulk.standin.Verb.GET;
import static dev.checkbulk.standin.Verb.LIST;
import static dev.checkbulk.standin.Verb.UPDATE;

import com.fasterxml.jackson.databind.node.IntNode;

/** How much is paid for what, and to which accounts. */
final class PayKinds {
    private PayKinds() {}

    static Kind earningRates() {
        return new KindBuilder("earning_rates", "rte_")
                .serves(CREATE, LIST, GET, UPDATE)
                .pagesOf(500)
                .filters("company", "employee", "active", "id")
                .takes(new Shape()
                        .fixed("employee", Reference.to("employees"))
                        .fixed("amount", Rule.moneyAboveZero())
                        .fixed("period", Rule.choice("hourly", "annually", "piece"))
                        .optional(Rule.text(255), "name")
                        .initial(Rule.number(), "workweek_hours")
                        .later(Rule.bool(), "active")
                        .present(Rule.metadata(), "metadata"))
                .initially("active", true)
                .initially("workweek_hours", IntNode.valueOf(40))
                .showsCompany()
                .build();
    }

    static Kind earningCodes() {
        return new KindBuilder("earning_codes", "erc_")
                .serves(CREATE, LIST, GET, UPDATE)
                .answersCreates(200)
                .filters("company", "id")
                .takes(new Shape()
                        .fixed("company", Reference.to("companies"))
                        .fixed("name", Rule.text(255))
                        .fixed("type", Rule.text(255))
                        .present(Rule.bool(), "active")
                        .initial(Rule.anyObject(), "calculation_overrides")
                        .present(Rule.metadata(), "metadata"))
                .initially("active", true)
                .plausibly("name", "Code {id}")
                .plausibly("type", "hourly")
                .rules(new EarningCodeRules())
                .build();
    }

    static Kind bankAccounts() {
        return new KindBuilder("bank_accounts", "bnk_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE)
                .filters("company", "employee", "contractor", "id")
                .takes(new Shape()
                        .initial(Reference.to("employees"), "employee")
                        .initial(Reference.to("companies"), "company")
                        .initial(Reference.to("contractors"), "contractor")
                        .optional(new ObjectRule(rawAccount()), "raw_bank_account")
                        .initial(
                                new ObjectRule(new Shape().required("plaid_processor_token", Rule.text(255))),
                                "plaid_bank_account")
                        .present(Rule.metadata(), "metadata"))
                .ownedBy("employee", "company", "contractor")
                .initially("status", "validated")
                .plausibly(
                        "raw_bank_account",
                        BankAccountRules.readable(rawAccount().example(kind -> kind)))
                .rules(new BankAccountRules())
                .build();
    }

    private static Shape rawAccount() {
        return new Shape()
                .required("account_number", Rule.digits(4, 17))
                .required("routing_number", Rule.digits(9, 9))
                .required("subtype", Rule.choice("checking", "savings"))
                .optional(Rule.text(255), "institution_name");
    }

    static Kind netPaySplits() {
        return new KindBuilder("net_pay_splits", "nps_")
                .serves(CREATE, LIST, GET)
                .answersCreates(200)
                .filters("company", "employee", "contractor", "id")
                .takes(new Shape()
                        .initial(Reference.to("employees"), "employee")
                        .initial(Reference.to("contractors"), "contractor")
                        .fixed("splits", new ListRule(new ObjectRule(split()), 7, false))
                        .initial(Rule.bool(), "is_default"))
                .ownedBy("employee", "contractor")
                .initially("is_default", false)
                .showsCompany()
                .rules(new NetPaySplitRules())
                .build();
    }

    private static Shape split() {
        return new Shape()
                .required("bank_account", Reference.to("bank_accounts"))
                .required("priority", Rule.integer())
                .optional(Rule.money(), "amount")
                .optional(Rule.percentage(), "percentage");
    }
}
