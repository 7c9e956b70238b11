package dev.checkbulk.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.limits.Limiter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stand-in that was started empty, and requests of all kinds. */
class RehearsalHttpTest {
    @RegisterExtension
    final Started started =
            new Started(StandinSettings.defaults().withLimiter(Limiter.NONE).withMentioned(true));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PATCH | /earning_rates/rte_1                              | {"active":false}
            PATCH | /contractors/ctr_1                                | {"workplaces":["wrk_1"]}
            PATCH | /post_tax_deductions/ptd_1                        | {"description":"x"}
            PATCH | /benefits/ben_1                                   | {"description":"x"}
            PATCH | /payroll_items/itm_1                              | {"payroll":"pay_1"}
            PATCH | /payroll_items                                    | {"items":[{"id":"itm_1"},{"id":"itm_2","earnings":[{"workplace":"wrk_1","type":"hourly","earning_rate":"rte_1","hours":1}]}]}
            PATCH | /employees/emp_1                                  | {"default_net_pay_split":"nps_1"}
            PATCH | /companies/com_1                                  | {"default_bank_account":"bnk_1"}
            PATCH | /companies/com_1/enrollment_profile               | {"employee_count":1}
            PATCH | /employee_tax_params/emp_1                        | [{"id":"spa_il_allowances","value":"1"}]
            PATCH | /company_tax_params/com_1                         | [{"id":"spa_company_ein","value":"1"}]
            PATCH | /employee_tax_params/settings                     | [{"id":"spa_il_allowances","company":"com_1","employee":"emp_1","value":"1"}]
            PATCH | /employee_tax_elections                           | [{"id":"txe_fica","employee":"emp_1","setting":{"exempt":true,"effective_start":"2026-01-01"}}]
            PATCH | /employees/emp_1/company_defined_attributes       | {"company_defined_attributes":[{"name":"a","value":"b"}]}
            POST  | /earning_rates                                    | {"employee":"emp_1","amount":"1.00","period":"hourly"}
            POST  | /earning_codes                                    | {"company":"com_1","name":"Night","type":"hourly"}
            POST  | /net_pay_splits                                   | {"employee":"emp_1","splits":[{"bank_account":"bnk_1","priority":1}]}
            POST  | /contractor_payments                              | {"contractor":"ctr_1","payroll":"pay_1","amount":"1.00"}
            POST  | /payroll_items                                    | {"employee":"emp_1","payroll":"pay_1","benefit_overrides":[{"benefit":"ben_1"}]}
            POST  | /payrolls                                         | {"company":"com_1","period_start":"2026-01-01","period_end":"2026-01-01","payday":"2026-01-01","items":[{"employee":"emp_1"}]}
            POST  | /employees                                        | [{"company":"com_1","last_name":"A","workplaces":["wrk_1"]}]
            POST  | /payrolls/pay_1/approve                           |
            DELETE | /payroll_items?id=itm_1                          |
            DELETE | /bank_accounts/bnk_1                             |
            """)
    void a_request_finds_what_it_mentions(String method, String path, String body) {
        Http.Reply reply = started.http().send(method, path, body == null ? "" : body);
        assertTrue(reply.status() < 300, () -> reply.status() + " " + reply.body());
        String missing = path.replaceFirst("_1", "_missing_1");
        String missingToo = body == null ? "" : body.replaceFirst("(com|emp|ctr|itm)_1", "$1_missing_1");
        if (!missing.equals(path) || !missingToo.equals(body)) {
            Http.Reply refused = started.http().send(method, missing, missingToo);
            assertTrue(
                    refused.status() == 400 || refused.status() == 404, () -> refused.status() + " " + refused.body());
        }
    }

    @Test
    void what_a_request_deleted_stays_away() {
        assertEquals(204, started.http().send("DELETE", "/benefits/ben_1", "").status());
        assertEquals(404, started.http().get("/benefits/ben_1").status());
        assertEquals(404, started.http().send("DELETE", "/benefits/ben_1", "").status());
        assertEquals(
                0,
                started.http().get("/benefits?id=ben_1").json().get("results").size());
    }

    @Test
    void what_nobody_can_create_is_not_made() {
        assertEquals(404, started.http().get("/taxes/tax_any").status());
        assertEquals(404, started.http().get("/payments/pyt_1").status());
    }

    @Test
    void what_is_mentioned_with_somebody_is_of_their_company() {
        started.records().mentionEmployee("emp_1", "com_a", List.of());
        String body = "{\"employee\":\"emp_1\",\"company_benefit\":\"cbn_1\"}";
        assertEquals(201, started.http().send("POST", "/benefits", body).status());
        assertEquals(
                "com_a",
                started.records().get("cbn_1").orElseThrow().get("company").textValue());
    }
}
