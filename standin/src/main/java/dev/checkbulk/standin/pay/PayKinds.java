package dev.checkbulk.standin.pay;

import static dev.checkbulk.standin.store.CrudOperation.CREATE;
import static dev.checkbulk.standin.store.CrudOperation.DELETE;
import static dev.checkbulk.standin.store.CrudOperation.GET;
import static dev.checkbulk.standin.store.CrudOperation.LIST;
import static dev.checkbulk.standin.store.CrudOperation.UPDATE;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.checkbulk.standin.schema.FieldRule;
import dev.checkbulk.standin.schema.ListRule;
import dev.checkbulk.standin.schema.ObjectRule;
import dev.checkbulk.standin.schema.Reference;
import dev.checkbulk.standin.schema.RequestSchema;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.KindBuilder;

/** How much is paid for what, and to which accounts. */
public final class PayKinds {
    private PayKinds() {}

    public static Kind earningRates() {
        return new KindBuilder("earning_rates", "rte_")
                .serves(CREATE, LIST, GET, UPDATE)
                .pagesOf(500)
                .filters("company", "employee", "active", "id")
                .takes(new RequestSchema()
                        .fixed("employee", Reference.to("employees"))
                        .fixed("amount", FieldRule.moneyAboveZero())
                        .fixed("period", FieldRule.choice("hourly", "annually", "piece"))
                        .optional(FieldRule.text(255), "name")
                        .initial(FieldRule.number(), "workweek_hours")
                        .later(FieldRule.bool(), "active")
                        .present(FieldRule.metadata(), "metadata"))
                .initially("active", true)
                .initially("workweek_hours", IntNode.valueOf(40))
                .showsCompany()
                .build();
    }

    public static Kind earningCodes() {
        return new KindBuilder("earning_codes", "erc_")
                .serves(CREATE, LIST, GET, UPDATE)
                .answersCreates(200)
                .filters("company", "id")
                .takes(new RequestSchema()
                        .fixed("company", Reference.to("companies"))
                        .fixed("name", FieldRule.text(255))
                        .fixed("type", FieldRule.text(255))
                        .present(FieldRule.bool(), "active")
                        .initial(FieldRule.anyObject(), "calculation_overrides")
                        .present(FieldRule.metadata(), "metadata"))
                .initially("active", true)
                .plausibly("name", "Code {id}")
                .plausibly("type", "hourly")
                .rules(new EarningCodeRules())
                .build();
    }

    public static Kind bankAccounts() {
        return new KindBuilder("bank_accounts", "bnk_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE)
                .filters("company", "employee", "contractor", "id")
                .takes(new RequestSchema()
                        .initial(Reference.to("employees"), "employee")
                        .initial(Reference.to("companies"), "company")
                        .initial(Reference.to("contractors"), "contractor")
                        .optional(new ObjectRule(rawAccount()), "raw_bank_account")
                        .initial(
                                new ObjectRule(
                                        new RequestSchema().required("plaid_processor_token", FieldRule.text(255))),
                                "plaid_bank_account")
                        .present(FieldRule.metadata(), "metadata"))
                .ownedBy("employee", "company", "contractor")
                .initially("status", "validated")
                .plausibly(
                        "raw_bank_account",
                        BankAccountRules.readable(rawAccount().example(kind -> kind)))
                .rules(new BankAccountRules())
                .build();
    }

    private static RequestSchema rawAccount() {
        return new RequestSchema()
                .required("account_number", FieldRule.digits(4, 17))
                .required("routing_number", FieldRule.digits(9, 9))
                .required("subtype", FieldRule.choice("checking", "savings"))
                .optional(FieldRule.text(255), "institution_name");
    }

    public static Kind netPaySplits() {
        return new KindBuilder("net_pay_splits", "nps_")
                .serves(CREATE, LIST, GET)
                .answersCreates(200)
                .filters("company", "employee", "contractor", "id")
                .takes(new RequestSchema()
                        .initial(Reference.to("employees"), "employee")
                        .initial(Reference.to("contractors"), "contractor")
                        .fixed("splits", new ListRule(new ObjectRule(split()), 7, false))
                        .initial(FieldRule.bool(), "is_default"))
                .ownedBy("employee", "contractor")
                .initially("is_default", false)
                .showsCompany()
                .rules(new NetPaySplitRules())
                .build();
    }

    private static RequestSchema split() {
        return new RequestSchema()
                .required("bank_account", Reference.to("bank_accounts"))
                .required("priority", FieldRule.integer())
                .optional(FieldRule.money(), "amount")
                .optional(FieldRule.percentage(), "percentage");
    }
}
