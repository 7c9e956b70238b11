package dev.checkbulk.ops.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EqualityTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    {"a":"x"}            | {"a":"x","b":1}          | true
                    {"a":"x"}            | {"a":"y"}                | false
                    {"a":"x","ssn":"1"}  | {"a":"x"}                | false
                    {"a":"5.0"}          | {"a":5}                  | true
                    {"a":"5.00"}         | {"a":"5"}                | true
                    {"a":"5.01"}         | {"a":"5"}                | false
                    {"a":"007"}          | {"a":"7"}                | false
                    {"a":null}           | {"a":null}               | true
                    {"a":null}           | {}                       | true
                    {"a":""}             | {"a":null}               | true
                    {"a":[]}             | {"a":null}               | true
                    {"a":null}           | {"a":"x"}                | false
                    {"m":{"k":"v"}}      | {"m":{"k":"v","l":"w"}}  | true
                    {"m":{"k":"v"}}      | {"m":{"l":"w"}}          | false
                    {"l":["a","b"]}      | {"l":["b","a"]}          | false
                    {"l":[{"n":"1"}]}    | {"l":[{"n":1,"o":2}]}    | true
                    {"l":[{"n":"1"}]}    | {"l":[{"n":1},{"n":2}]}  | false
                    {"a":"x"}            | {"a":["x"]}              | false
                    """)
    void ofObjectsWhatIsSentCountsAndOfListsAllInOrder(String sent, String record, boolean same) throws Exception {
        assertEquals(same, Equality.same(null, JSON.readTree(sent), JSON.readTree(record)));
    }

    @ParameterizedTest
    @CsvSource({
        "benefits, employee_contribution_amount, 5.00, 5, true",
        "benefits, employee_contribution_amount, 05.00, 5, true",
        "benefits, description, 5.00, 5, false",
        "workplaces, address.postal_code, 01234, 1234, false",
        "employees, start_date, 2026-01-01, 2026-01-01, true",
        "payroll_items, pto_balance_hours, 8.0, 8, true",
    })
    void amountsAreAmountsAndTextsAreTexts(String resource, String field, String sent, String has, boolean same) {
        assertEquals(
                same,
                Equality.same(
                        ResourceType.of(resource).field(field).orElseThrow(),
                        JSON.getNodeFactory().textNode(sent),
                        JSON.getNodeFactory().textNode(has)));
    }
}
