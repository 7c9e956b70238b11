package dev.checkbulk.standin.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.api.Catalog;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.schema.Reference;
import dev.checkbulk.standin.store.CrudOperation;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records of whatever kind, put and mentioned. */
class AnyRecordsTest {
    /** Fields that are shown otherwise than they are taken, or that some kinds take on update only. */
    private static final Set<String> NOT_AS_TAKEN = Set.of("raw_bank_account", "active");

    private final Store store = new Store(Catalog.kinds());
    private final StoredRecords records = new StoredRecords(store);

    static Stream<String> kinds() {
        return Catalog.kinds().stream()
                .filter(kind -> kind.serves(CrudOperation.CREATE))
                .map(Kind::path)
                .sorted();
    }

    private JsonNode record(String id) {
        return records.get(id).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_is_mentioned_of_any_kind_is_as_the_api_would_take_it(String path) {
        records.mention(path, "any_1", StrictJson.object());
        Kind kind = store.kind(path);
        ObjectNode record = (ObjectNode) record("any_1");
        ObjectNode body = StrictJson.object();
        kind.shape().names().stream()
                .filter(name -> record.hasNonNull(name))
                .filter(name -> !NOT_AS_TAKEN.contains(name))
                .forEach(name -> body.set(name, record.get(name)));
        ValidationErrors problems = new ValidationErrors();
        kind.shape().check(body, true, problems);
        assertFalse(problems.any(), () -> problems.answer().body().toString());
        List<Reference> found = new ArrayList<>();
        kind.shape().references(record, problems, found::add);
        found.forEach(one -> assertTrue(records.get(one.id()).isPresent(), one::id));
        assertEquals(1, records.all(path).stream().filter(record::equals).count());
    }

    @Test
    void what_is_mentioned_holds_the_fields_given_and_is_of_their_company() {
        records.mentionEmployee("emp_1", "com_1", List.of());
        ObjectNode fields = StrictJson.object().put("employee", "emp_1").put("amount", "7.00");
        records.mention("earning_rates", "rte_1", fields);
        assertEquals("com_1", record("rte_1").get("company").textValue());
        assertEquals("7.00", record("rte_1").get("amount").textValue());
        assertEquals("hourly", record("rte_1").get("period").textValue());
        records.mention("earning_rates", "rte_1", StrictJson.object().put("amount", "8.00"));
        assertEquals("7.00", record("rte_1").get("amount").textValue());
    }

    @Test
    void what_is_referred_to_is_made_for_the_same_people() {
        ObjectNode split = StrictJson.object().put("employee", "emp_1");
        split.putArray("splits").addObject().put("bank_account", "bnk_1").put("priority", 1);
        records.mention("net_pay_splits", "nps_1", split);
        assertEquals("emp_1", record("bnk_1").get("employee").textValue());
        assertTrue(record("bnk_1").get("company").isNull());
        ObjectNode employee = StrictJson.object().put("default_net_pay_split", "nps_2");
        records.mention("employees", "emp_2", employee);
        assertEquals("nps_2", record("emp_2").get("default_net_pay_split").textValue());
        records.mention("bank_accounts", "bnk_2", StrictJson.object().put("contractor", "ctr_1"));
        assertTrue(record("bnk_2").get("employee").isNull());
        assertTrue(records.get("ctr_1").isPresent());
    }

    @Test
    void what_is_called_missing_never_exists_nor_what_needs_it() {
        records.mention("earning_rates", "rte_missing", StrictJson.object());
        records.mention("earning_rates", "rte_1", StrictJson.object().put("employee", "emp_missing"));
        records.mention("earning_codes", "erc_1", StrictJson.object().put("company", "com_missing"));
        for (String id : List.of("rte_missing", "rte_1", "emp_missing", "erc_1", "com_missing")) {
            assertTrue(records.get(id).isEmpty(), id);
        }
        ObjectNode employee = StrictJson.object().put("default_net_pay_split", "nps_missing");
        employee.putArray("workplaces").add("wrk_missing").add("wrk_1");
        records.mention("employees", "emp_1", employee);
        assertEquals("[\"wrk_1\"]", record("emp_1").get("workplaces").toString());
        assertEquals("wrk_1", record("emp_1").get("primary_workplace").textValue());
        assertTrue(record("emp_1").get("default_net_pay_split").isNull());
    }

    @Test
    void what_was_deleted_is_not_mentioned_back() {
        records.mention("pay_schedules", "psc_1", StrictJson.object()).remove("psc_1");
        records.mention("pay_schedules", "psc_1", StrictJson.object());
        assertTrue(records.get("psc_1").isEmpty());
        records.put(
                "pay_schedules",
                StrictJson.object().put("id", "psc_1").put("company", StoredRecords.REHEARSAL_COMPANY));
        assertTrue(records.get("psc_1").isPresent());
    }

    @Test
    void what_is_put_refers_to_what_is_there() {
        ObjectNode rate =
                StrictJson.object().put("id", "rte_1").put("employee", "emp_1").put("ssn", "kept as it is");
        assertThrows(IllegalArgumentException.class, () -> records.put("earning_rates", rate));
        records.company("com_1").employee("emp_1", "com_1", List.of());
        records.put("earning_rates", rate);
        assertEquals("com_1", record("rte_1").get("company").textValue());
        assertTrue(record("rte_1").get("active").booleanValue());
        assertThrows(IllegalArgumentException.class, () -> records.put("earning_rates", StrictJson.object()));
        assertThrows(IllegalArgumentException.class, () -> records.put("nothing", rate));
        records.put(
                "employees",
                StrictJson.object().put("id", "emp_2").put("company", "com_1").put("ssn", "123456789"));
        assertFalse(record("emp_2").has("ssn"));
    }

    @Test
    void records_of_any_kind_are_changed_and_removed() {
        records.mention("payrolls", "pay_1", StrictJson.object());
        records.change("pay_1", StrictJson.object().put("status", "paid"));
        assertEquals("paid", records.all("payrolls").get(0).get("status").textValue());
        records.remove("pay_1");
        assertEquals(List.of(), records.all("payrolls"));
    }
}
