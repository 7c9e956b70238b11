package dev.checkbulk.internal.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.internal.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {
    private static JsonNode json(String text) throws Json.Unreadable {
        return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'a': 'x'}                | {'a': 'x', 'b': 1}                | true",
                "{'a': 'x'}                | {'a': 'y'}                        | false",
                "{'a': ['1', '2']}         | {'a': ['1', '2']}                 | true",
                "{'a': ['1', '2']}         | {'a': ['2', '1']}                 | false",
                "{'a': ['1']}              | {'a': ['1', '2']}                 | false",
                "{'a': '150.00'}           | {'a': '150.0000'}                 | true",
                "{'a': 5}                  | {'a': 5.0}                        | true",
                "{'a': '5'}                | {'a': '5x'}                       | false",
                "{'zip': '02139'}          | {'zip': '2139'}                   | false",
                "{'a': '0.50'}             | {'a': '0.5'}                      | true",
                "{'a': {'k': 'v'}}         | {'a': {'k': 'v', 'l': 'w'}}       | true",
                "{'a': {'k': 'v'}}         | {'a': {'k': 'w'}}                 | false",
                "{'a': null}               | {'a': null}                       | true",
                "{'a': null}               | {'a': 'x'}                        | false",
                "{'ssn': '1', 'a': 'x'}    | {'a': 'x', 'ssn_last_four': '1'}  | true",
                "{'ssn': '1'}              | {'a': 'x'}                        | false",
            })
    void aRecordShowsWhatWasSent(String sent, String record, boolean shows) throws Json.Unreadable {
        assertEquals(shows, Fields.shows(json(record), json(sent)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'m': {}}                 | {'m': {}}                         | true",
                "{'m': {}}                 | {'m': {'team': 'b'}}              | false",
                "{'m': {'team': 'b'}}      | {'m': {'team': 'b', 'x': 'y'}}    | false",
                "{'m': {'team': 'b'}}      | {'m': {'team': 'b', 'x': null}}   | true",
                "{'m': null}               | {'m': {}}                         | true",
                "{'a': '5.00'}             | {'a': 5}                          | true",
                "{'a': null}               | {'a': 'x'}                        | false",
                "{'a': ['1']}              | {'a': ['1', '2']}                 | false",
                "{'ssn': '1'}              | {'a': 'x'}                        | false",
            })
    void aRecordIsAsItWasReadWhenNothingWasAddedEither(String before, String record, boolean same)
            throws Json.Unreadable {
        assertEquals(same, Fields.isAsRead(json(record), json(before)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'bank': {'number': '1', 'type': 'c'}}  | {'bank': {'type': 'c', 'last_four': '1'}}  | true",
                "{'bank': {'number': '1', 'type': 'c'}}  | {'bank': {'type': 's', 'last_four': '1'}}  | false",
                "{'a': 'x'}                              | {'a': 'y'}                                 | false",
            })
    void aRecordAgreesWithWhatWasSentInAllThatItShows(String sent, String record, boolean agrees)
            throws Json.Unreadable {
        assertEquals(agrees, Fields.agrees(json(sent), json(record)));
    }
}
