package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.checkbulk.plan.Edit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What belongs to a payroll is changed while that is a draft. */
class PayrollTrapsTest extends Canned {
    private static final String NOT_DRAFT = "not_draft: its payroll pay_1 is approved, and only a draft's ";

    @BeforeEach
    void payrolls() {
        on("/payrolls?limit=100&id=pay_1", "[{'id':'pay_1','status':'approved'}]");
        on("/payrolls?limit=100&id=pay_2", "[{'id':'pay_2','status':'draft'}]");
        on("/payroll_items?limit=100&id=itm_1", "[{'id':'itm_1','payroll':'pay_1','paper_check_number':'1'}]");
        on("/payroll_items?limit=100&id=itm_2", "[{'id':'itm_2','payroll':'pay_2','payment_method':'x'}]");
    }

    @Test
    void anItemOfAnApprovedPayrollKeepsAllButItsBalancesAndCheckNumber() {
        assertEquals(
                List.of(NOT_DRAFT + "items can be changed", ""),
                said(update(
                        "payroll_items",
                        row("itm_1", "{'payment_method':'manual'}"),
                        row("itm_1", "{'paper_check_number':'2','pto_balance_hours':8}"))));
        assertEquals(List.of(""), said(update("payroll_items", row("itm_2", "{'payment_method':'manual'}"))));
        assertEquals(List.of(NOT_DRAFT + "items can be changed"), said(delete("payroll_items", row("itm_1", "{}"))));
    }

    @Test
    void aPayrollIsChangedAndDeletedAsADraft() {
        String why = "not_draft: it is approved, and only a draft is changed or deleted";
        assertEquals(List.of(why), said(update("payrolls", row("pay_1", "{'payday':'2027-01-01'}"))));
        assertEquals(List.of(why), said(delete("payrolls", row("pay_1", "{}"))));
        assertEquals(List.of(""), said(delete("payrolls", row("pay_2", "{}"))));
    }

    @Test
    void aPayrollsItemsAreReadWhenTheyAreChanged() {
        on("/payrolls?include_items=true&limit=100&id=pay_2", "[{'id':'pay_2','status':'draft','items':[{'a':1}]}]");
        Edit edit = assertInstanceOf(
                Edit.class, update("payrolls", row("pay_2", "{'items':[]}")).get(0));
        assertEquals(json("{'items':[{'a':1}]}"), edit.before());
        assertEquals(
                "/payrolls/pay_2?include_items=true",
                String.valueOf(edit.lookup()).substring("GET ".length()));
        assertEquals(List.of("items: loses 1 of its 1 entries"), edit.warnings());
    }

    @Test
    void aPayrollHasOneItemForAnEmployee() {
        on("/employees?limit=100&id=emp_1&id=emp_2", "[{'id':'emp_1'},{'id':'emp_2'}]");
        on("/payroll_items?limit=500&payroll=pay_2", "[{'id':'itm_2','payroll':'pay_2','employee':'emp_1'}]");
        String rule = "duplicate: there is one payroll item for each payroll and employee, and ";
        assertEquals(
                List.of(rule + "Check has one already: itm_2", "", rule + "row 2 creates it already"),
                said(create(
                        "payroll_items",
                        row("", "{'payroll':'pay_2','employee':'emp_1'}"),
                        row("", "{'payroll':'pay_2','employee':'emp_2'}"),
                        row("", "{'payroll':'pay_2','employee':'emp_2'}"))));
    }

    @Test
    void nothingIsAddedToAnApprovedPayroll() {
        on("/employees?limit=100&id=emp_1", "[{'id':'emp_1'}]");
        on("/payroll_items?limit=500&payroll=pay_1", "[]");
        assertEquals(
                List.of(NOT_DRAFT + "items can be changed"),
                said(create("payroll_items", row("", "{'payroll':'pay_1','employee':'emp_1'}"))));
    }

    @Test
    void aBankAccountIsNotLookedForByANumberThatIsNeverShown() {
        on("/companies?limit=100&id=com_1", "[{'id':'com_1'}]");
        on(
                "/bank_accounts?limit=100&company=com_1",
                "[{'id':'bnk_1','company':'com_1','raw_bank_account':"
                        + "{'routing_number':'021000021','subtype':'checking','account_number_last_four':'6789'}}]");
        Edit create = assertInstanceOf(
                Edit.class,
                create(
                                "bank_accounts",
                                row(
                                        "",
                                        "{'company':'com_1','raw_bank_account':{'account_number':'123456789',"
                                                + "'routing_number':'021000021','subtype':'checking'}}"))
                        .get(0));
        assertNull(create.lookup());
        assertEquals(json("['bnk_1']"), create.before());
        assertEquals(List.of("Check has an equal one: bnk_1"), create.warnings());
    }

    @Test
    void whatStillUsesADeletedRecordIsWarnedOf() {
        on("/bank_accounts?limit=100&id=bnk_1", "[{'id':'bnk_1','company':'com_1'}]");
        on("/companies?limit=100&id=com_1", "[{'id':'com_1','default_bank_account':'bnk_1'}]");
        assertEquals(
                List.of("it is the default bank account of com_1"), said(delete("bank_accounts", row("bnk_1", "{}"))));
        on("/pay_schedules?limit=100&id=psc_1", "[{'id':'psc_1','company':'com_1'}]");
        on("/payrolls?limit=1&pay_schedule=psc_1", "[{'id':'pay_1','pay_schedule':'psc_1'}]");
        assertEquals(List.of("payrolls follow it: pay_1"), said(delete("pay_schedules", row("psc_1", "{}"))));
    }
}
