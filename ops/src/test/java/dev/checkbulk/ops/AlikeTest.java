package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlikeTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    {"a":"x"}            | {"a":"x","b":1}          | true
                    {"a":"x"}            | {"a":"y"}                | false
                    {"a":"x","ssn":"1"}  | {"a":"x"}                | true
                    {"a":"5.0"}          | {"a":5}                  | true
                    {"a":"5.00"}         | {"a":"5"}                | true
                    {"a":"5.01"}         | {"a":"5"}                | false
                    {"a":null}           | {"a":null}               | true
                    {"a":null}           | {"a":"x"}                | false
                    {"m":{"k":"v"}}      | {"m":{"k":"v","l":"w"}}  | true
                    {"m":{"k":"v"}}      | {"m":{"l":"w"}}          | false
                    """)
    void aRecordIsAlikeWhenItShowsEveryFieldThatIsSent(String sent, String record, boolean alike) throws Exception {
        assertEquals(alike, Alike.shows(JSON.readTree(record), JSON.readTree(sent)));
    }
}
