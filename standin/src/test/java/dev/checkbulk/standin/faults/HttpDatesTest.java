package dev.checkbulk.standin.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpDatesTest {

    /* The example of RFC 9110, section 5.6.7. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    IMF_FIXDATE | Sun, 06 Nov 1994 08:49:37 GMT
                    RFC850      | Sunday, 06-Nov-94 08:49:37 GMT
                    ASCTIME     | Sun Nov  6 08:49:37 1994
                    """)
    void the_three_forms_are_those_of_the_rfc(Fault.DateForm form, String text) {
        assertEquals(text, HttpDates.format(form, Instant.parse("1994-11-06T08:49:37Z")));
    }
}
