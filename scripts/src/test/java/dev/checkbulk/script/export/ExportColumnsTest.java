package dev.checkbulk.script.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.script.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportColumnsTest {
    private static String columns(String resource, String... records) {
        List<Field> known = ResourceType.of(resource).fields().stream()
                .filter(Field::readable)
                .toList();
        ExportColumns columns = new ExportColumns(known, true);
        List.of(records).forEach(record -> columns.add(Parsed.json(record)));
        return String.join(" ", columns.names());
    }

    @Test
    void theTablesFieldsHaveColumnsWithoutAnyRecord() {
        assertEquals(
                "id company name address.line1 address.line2 address.city address.state address.postal_code"
                        + " address.country active",
                columns("workplaces"));
    }

    @Test
    void metadataHasItsKeysInTheirOrderWhereItStands() {
        assertEquals(
                "id employee amount period name workweek_hours active metadata.a metadata.b",
                columns("earning_rates", "{'id':'1','metadata':{'b':'x'}}", "{'id':'2','metadata':{'a':'y'}}"));
    }

    @Test
    void whatTheTableDoesNotKnowComesLast() {
        assertEquals(
                "id first_name middle_name last_name title email onboard.status nickname",
                columns(
                        "signatories",
                        "{'id':'1','onboard':{'status':'completed'},'last_name':'Lee'}",
                        "{'nickname':null,'id':'2'}"));
    }

    @Test
    void anObjectHasNoColumnBesideItsFields() {
        assertEquals("id setup.a", columns("forms", "{'setup':null}", "{'setup':{'a':1}}", "{'setup':{}}"));
        assertEquals("id setup", columns("forms", "{'setup':null}"));
        assertEquals("id setup setup.a", columns("forms", "{'setup':'no'}", "{'setup':{'a':1}}"));
    }

    @Test
    void anObjectWithoutKnownFieldsHasAColumnOfItsOwn() {
        assertEquals(
                "id company name type calculation_overrides active", columns("earning_codes", "{'metadata':null}"));
        assertEquals(
                "id company name type calculation_overrides active",
                columns("earning_codes", "{'calculation_overrides':{'rate':2}}"));
    }

    @Test
    void whatUpdateDoesNotKnowIsLeftOutAndNamed() {
        List<Field> known = ResourceType.of("workplaces").fields().stream()
                .filter(Field::readable)
                .toList();
        ExportColumns columns = new ExportColumns(known, false);
        columns.add(
                Parsed.json("{'id':'1','metadata':{'a':'x'},'geo':{'lat':1},'address':{'city':'Lima','zone':'z'}}"));
        assertEquals(List.of("geo.lat", "address.zone"), columns.leftOut());
        assertEquals(
                "id company name address.line1 address.line2 address.city address.state address.postal_code"
                        + " address.country active metadata.a",
                String.join(" ", columns.names()));
    }
}
