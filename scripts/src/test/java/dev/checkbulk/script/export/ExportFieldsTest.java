package dev.checkbulk.script.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.checkbulk.script.Parsed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportFieldsTest {
    private static Map<String, String> cells(String record) {
        Map<String, String> cells = new LinkedHashMap<>();
        ExportFields.each(
                Parsed.json(record), Set.of("whole"), (name, value) -> cells.put(name, ExportFields.cell(value)));
        return cells;
    }

    @Test
    void objectsAreNamesJoinedByDots() {
        assertEquals(
                "{id=e, residence.city=Lima, residence.geo.lat=1.50, active=true, metadata.a.b=x}",
                cells("{'id':'e','residence':{'city':'Lima','geo':{'lat':1.50}},'active':true,'metadata':{'a.b':'x'}}")
                        .toString());
    }

    @Test
    void anObjectThatIsToldWholeIsJson() {
        assertEquals(
                "{whole={\"a\":{\"b\":1}}}", cells("{'whole':{'a':{'b':1}}}").toString());
    }

    @Test
    void whatIsNotThereIsAnEmptyCell() {
        assertEquals(
                "{a=, b=, c=, d=}", cells("{'a':null,'b':{},'c':[],'d':''}").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "['wrk_1','wrk_2']      | wrk_1;wrk_2",
                "['wrk_1']              | wrk_1",
                "[1.50,true,3]          | 1.50;true;3",
                "['a;b','c']            | [\"a;b\",\"c\"]",
                "['a','']               | [\"a\",\"\"]",
                "['a',' b']             | [\"a\",\" b\"]",
                "['a',null]             | [\"a\",null]",
                "[['a'],['b']]          | [[\"a\"],[\"b\"]]",
                "[{'amount':'1.00'}]    | [{\"amount\":\"1.00\"}]",
            })
    void entriesThatCannotBeToldApartAreJson(String list, String cell) {
        assertEquals("{list=" + cell + "}", cells("{'list':" + list + "}").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "5.50,5.50",
        "0.0000001,0.0000001",
        "12345678901234567890.10,12345678901234567890.10",
        "123456789012345678901234567890,123456789012345678901234567890",
        "-3,-3",
        "1e400,1E+400"
    })
    void numbersKeepTheirDigits(String number, String cell) {
        assertEquals("{n=" + cell + "}", cells("{'n':" + number + "}").toString());
    }
}
