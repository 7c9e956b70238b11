package dev.checkbulk.ops.now;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.ops.Canned;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which records of the lists that go by are kept, and for which rows. */
class EqualRecordIndexTest {
    private static final JsonNode HOURLY = Canned.json("{'employee':'emp_1','amount':'25.00','period':'hourly'}");
    private static final JsonNode YEARLY = Canned.json("{'employee':'emp_1','amount':'25.00','period':'annually'}");

    private final EqualRecordIndex wanted = new EqualRecordIndex(ResourceType.of("earning_rates"));

    private void offer(String record) {
        wanted.offer("emp_1", Canned.json(record));
    }

    private List<String> alike(long row, JsonNode body) {
        return wanted.alike(row, "emp_1", body).stream()
                .map(record -> record.path("id").asText())
                .toList();
    }

    @Test
    void aRecordIsFoundByEveryRowThatItMayEqualHoweverFarApart() {
        wanted.add(1, "emp_1", HOURLY);
        wanted.add(2, "emp_1", YEARLY);
        wanted.add(3, "emp_2", HOURLY);
        wanted.add(25_000, "emp_1", HOURLY);
        offer("{'id':'rte_1','employee':'emp_1','amount':'25.0','period':'hourly','active':true}");
        offer("{'id':'rte_2','employee':'emp_1','amount':'26.00','period':'hourly'}");
        assertEquals(List.of("rte_1"), alike(1, HOURLY));
        assertEquals(List.of(), alike(2, YEARLY));
        assertEquals(List.of(), wanted.alike(3, "emp_2", HOURLY));
        assertEquals(List.of("rte_1"), alike(25_000, HOURLY));
    }

    @Test
    void aRecordThatDoesNotShowAFieldMayEqualAnyRowOfItsList() {
        wanted.add(1, "emp_1", HOURLY);
        wanted.add(1, "emp_2", HOURLY);
        wanted.add(2_000, "emp_1", YEARLY);
        offer("{'id':'rte_1','employee':'emp_1','amount':'25.00','period':'hourly'}");
        offer("{'id':'rte_2','employee':'emp_1','amount':'25.00'}");
        offer("{'id':'rte_3','employee':'emp_1','amount':'25.00','period':'hourly'}");
        assertEquals(List.of("rte_1", "rte_2", "rte_3"), alike(1, HOURLY));
        assertEquals(List.of(), wanted.alike(1, "emp_2", HOURLY));
        assertEquals(List.of("rte_2"), alike(2_000, YEARLY));
    }

    @Test
    void aRecordThatComesAgainIsThereOnceAsItCameLast() {
        wanted.add(1, "emp_1", HOURLY);
        for (String active : List.of("true", "false")) {
            offer("{'id':'rte_1','employee':'emp_1','amount':'25.00','period':'hourly','active':" + active + "}");
            offer("{'id':'rte_2','employee':'emp_1','amount':'25.00','period':'hourly'}");
        }
        assertEquals(List.of("rte_1", "rte_2"), alike(1, HOURLY));
        assertEquals(
                "false", wanted.alike(1, "emp_1", HOURLY).get(0).path("active").asText());
    }

    @Test
    void ofARecordOnlyWhatRowsSendIsKept() {
        wanted.add(1, "emp_1", HOURLY);
        offer("{'id':'rte_1','employee':'emp_1','amount':'25.00','period':'hourly','name':'Day','active':true}");
        assertEquals(
                Canned.json("{'id':'rte_1','employee':'emp_1','amount':'25.00','period':'hourly','active':true}"),
                wanted.alike(1, "emp_1", HOURLY).get(0));
    }
}
