package dev.checkbulk.standin.pay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.Started;
import dev.checkbulk.standin.internal.StrictJson;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Earning rates, earning codes, bank accounts, net pay splits. */
class PayHttpTest {
    private static final String RAW =
            "\"raw_bank_account\":{\"account_number\":\"000123456789\",\"routing_number\":\"110000000\","
                    + "\"subtype\":\"checking\",\"institution_name\":\"Bank\"}";

    @RegisterExtension
    final Started started = new Started();

    private Http http;

    @BeforeEach
    void seed() {
        http = started.http();
        started.records()
                .company("com_1")
                .company("com_2")
                .employee("emp_1", "com_1", List.of())
                .employee("emp_2", "com_1", List.of())
                .mention("contractors", "ctr_1", StrictJson.object().put("company", "com_1"))
                .mention("bank_accounts", "bnk_1", StrictJson.object().put("employee", "emp_1"))
                .mention("bank_accounts", "bnk_2", StrictJson.object().put("employee", "emp_1"))
                .mention("bank_accounts", "bnk_other", StrictJson.object().put("employee", "emp_2"));
    }

    private String created(String path, String body) {
        Http.Reply reply = http.send("POST", path, body);
        assertTrue(reply.status() == 200 || reply.status() == 201, reply.body());
        return path + "/" + reply.json().get("id").textValue();
    }

    private static String rate(String amount, String more) {
        return "{\"employee\":\"emp_1\",\"amount\":\"" + amount + "\",\"period\":\"hourly\"" + more + "}";
    }

    @Test
    void a_rate_has_the_company_of_its_employee_and_the_usual_hours() {
        JsonNode rate = http.send("POST", "/earning_rates", rate("20.00", "")).json();
        assertEquals("com_1", rate.get("company").textValue());
        assertEquals(40, rate.get("workweek_hours").intValue());
        assertTrue(rate.get("active").booleanValue());
        assertEquals(
                rate,
                http.get("/earning_rates?employee=emp_1&company=com_1&active=true")
                        .json()
                        .get("results")
                        .get(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"name":"Day"}            | []
                    {"active":false}          | []
                    {"metadata":{"a":"b"}}    | []
                    {"amount":"21.00"}        | [["amount"]]
                    {"period":"annually"}     | [["period"]]
                    {"employee":"emp_2"}      | [["employee"]]
                    {"workweek_hours":20}     | [["workweek_hours"]]
                    {"company":"com_1"}       | [["company"]]
                    {"id":"rte_2"}            | [["id"]]
                    """)
    void of_a_rate_only_name_activity_and_metadata_change(String body, String paths) {
        String path = created("/earning_rates", rate("20.00", ",\"workweek_hours\":30"));
        assertEquals(paths, http.send("PATCH", path, body).errorPaths());
    }

    @ParameterizedTest
    @CsvSource({"0.00,400", "20,201", "20.001,400", "-1,400"})
    void a_rate_is_money_above_nothing(String amount, int status) {
        assertEquals(
                status, http.send("POST", "/earning_rates", rate(amount, "")).status());
    }

    @Test
    void rates_and_codes_cannot_be_deleted() {
        assertEquals(
                405,
                http.send("DELETE", created("/earning_rates", rate("20.00", "")), "")
                        .status());
    }

    @Test
    void an_earning_code_is_unique_on_company_type_name_and_active() {
        String code = "{\"company\":\"com_1\",\"name\":\"Night\",\"type\":\"hourly\"}";
        String path = created("/earning_codes", code);
        assertEquals(
                "earning_code_already_exists",
                http.send("POST", "/earning_codes", code).errorType());
        String inactive = created("/earning_codes", code.replace("}", ",\"active\":false}"));
        created("/earning_codes", code.replace("com_1", "com_2"));
        created("/earning_codes", code.replace("hourly", "overtime"));
        assertEquals(
                "earning_code_already_exists",
                http.send("PATCH", path, "{\"active\":false}").errorType());
        assertEquals(
                "earning_code_already_exists",
                http.send("PATCH", inactive, "{\"active\":true}").errorType());
        assertEquals(
                "[[\"name\"]]", http.send("PATCH", path, "{\"name\":\"Day\"}").errorPaths());
        assertEquals(200, http.send("PATCH", path, "{\"active\":true}").status());
    }

    @Test
    void of_an_account_number_only_the_end_is_shown() {
        Http.Reply made = http.send("POST", "/bank_accounts", "{\"employee\":\"emp_1\"," + RAW + "}");
        assertEquals(
                "6789",
                made.json()
                        .get("raw_bank_account")
                        .get("account_number_last_four")
                        .textValue());
        String path = "/bank_accounts/" + made.json().get("id").textValue();
        Http.Reply log = http.get("/logs/" + made.header("X-Request-Log-Id"));
        for (String shown : List.of(made.body(), http.get(path).body(), log.body())) {
            assertFalse(shown.contains("000123456789"), shown);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {RAW}                                                      | [["employee"]]
                    {"employee":"emp_1","contractor":"ctr_1",RAW}              | [["employee"]]
                    {"employee":"emp_1"}                                       | [["raw_bank_account"]]
                    {"employee":"emp_1","raw_bank_account":{"account_number":"1234"}} | [["raw_bank_account","routing_number"],["raw_bank_account","subtype"]]
                    {"company":"com_9",RAW}                                    | [["company"]]
                    {"employee":"emp_1",RAW,"plaid_bank_account":{"plaid_processor_token":"t"}} | [["raw_bank_account"]]
                    """)
    void an_account_has_one_owner_and_one_form(String body, String paths) {
        assertEquals(
                paths,
                http.send("POST", "/bank_accounts", body.replace("RAW", RAW)).errorPaths());
    }

    @Test
    void an_account_is_changed_as_a_whole_unless_it_is_a_plaid_one() {
        assertEquals(
                "[[\"raw_bank_account\"]]",
                http.send("PATCH", "/bank_accounts/bnk_1", "{\"metadata\":{}}").errorPaths());
        assertEquals(
                200, http.send("PATCH", "/bank_accounts/bnk_1", "{" + RAW + "}").status());
        String plaid = "{\"company\":\"com_1\",\"plaid_bank_account\":{\"plaid_processor_token\":\"secret\"}}";
        Http.Reply made = http.send("POST", "/bank_accounts", plaid);
        assertFalse(made.body().contains("secret"));
        String path = "/bank_accounts/" + made.json().get("id").textValue();
        assertEquals(400, http.send("PATCH", path, "{" + RAW + "}").status());
        assertEquals(204, http.send("DELETE", path, "").status());
    }

    @Test
    void the_accounts_of_a_company_are_its_own_and_one_can_be_its_default() {
        String path = created("/bank_accounts", "{\"company\":\"com_1\"," + RAW + "}");
        String id = path.substring("/bank_accounts/".length());
        assertEquals(
                id,
                http.get("/bank_accounts?company=com_1").json().findValue("id").textValue());
        String body = "{\"default_bank_account\":\"%s\"}";
        assertEquals(
                200, http.send("PATCH", "/companies/com_1", body.formatted(id)).status());
        assertEquals(
                "[[\"default_bank_account\"]]",
                http.send("PATCH", "/companies/com_1", body.formatted("bnk_1")).errorPaths());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [{"bank_account":"bnk_1","priority":1}]                                                             | []
                    [{"bank_account":"bnk_1","priority":1,"amount":"10.00"},{"bank_account":"bnk_2","priority":2}]      | []
                    [{"bank_account":"bnk_1","priority":1,"percentage":50},{"bank_account":"bnk_2","priority":2}]       | []
                    [{"bank_account":"bnk_1","priority":1,"amount":"10.00"}]                                            | [["splits","0","amount"]]
                    [{"bank_account":"bnk_1","priority":1},{"bank_account":"bnk_2","priority":2}]                       | [["splits","0","amount"]]
                    [{"bank_account":"bnk_1","priority":1,"amount":"1.00"},{"bank_account":"bnk_2","priority":3}]       | [["splits"],["splits","1","amount"]]
                    [{"bank_account":"bnk_other","priority":1}]                                                         | [["splits","0","bank_account"]]
                    [{"bank_account":"bnk_none","priority":1}]                                                          | [["splits","0","bank_account"]]
                    []                                                                                                  | [["splits"]]
                    """)
    void priorities_are_consecutive_and_the_last_takes_the_rest(String splits, String paths) {
        Http.Reply reply = http.send("POST", "/net_pay_splits", "{\"employee\":\"emp_1\",\"splits\":" + splits + "}");
        assertEquals(paths, reply.errorPaths(), reply.body());
    }

    @Test
    void a_default_split_becomes_its_workers_and_none_is_ever_changed() {
        String body = "{\"employee\":\"emp_1\",\"is_default\":true,"
                + "\"splits\":[{\"bank_account\":\"bnk_1\",\"priority\":1}]}";
        String path = created("/net_pay_splits", body);
        String id = path.substring("/net_pay_splits/".length());
        assertEquals(
                id,
                http.get("/employees/emp_1").json().get("default_net_pay_split").textValue());
        assertEquals(405, http.send("PATCH", path, "{\"is_default\":false}").status());
        assertEquals(405, http.send("DELETE", path, "").status());
        String setIt = "{\"default_net_pay_split\":\"" + id + "\"}";
        assertEquals(
                "[[\"default_net_pay_split\"]]",
                http.send("PATCH", "/employees/emp_2", setIt).errorPaths());
    }
}
