package dev.checkbulk.ops.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.CheckRequest.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table against the published API description. */
class TableAgainstReferenceTest {
    /** Where the table deliberately says other than the description, and why. */
    private static final Map<String, String> DIFFERENCES = Map.of(
            "create benefits: benefit required", "company_benefit can stand for it",
            "create company_provided_documents: company not required", "a document of no company makes no sense",
            "update company_benefits: company missing", "newer pages let it stay",
            "update workplaces: company missing", "newer pages let it stay",
            "update webhook_configs: url required", "newer pages let active be sent alone",
            "update enrollment_profile: pay_period_amount integer", "the replacement and all other amounts are text",
            "update post_tax_deductions: child_support not all required", "an object is replaced whole");

    private static final Map<String, Set<FieldType>> TYPES = Map.of(
            "string:date", Set.of(FieldType.DATE),
            "string:json", Set.of(FieldType.METADATA),
            "boolean", Set.of(FieldType.BOOLEAN),
            "integer:int32", Set.of(FieldType.INTEGER),
            "number:float", Set.of(FieldType.NUMBER, FieldType.PERCENT, FieldType.HOURS),
            "object", Set.of(FieldType.OBJECT),
            "array", Set.of(FieldType.ID, FieldType.TEXT, FieldType.OBJECTS),
            "string",
                    Set.of(
                            FieldType.ID,
                            FieldType.TEXT,
                            FieldType.MONEY,
                            FieldType.PERCENT_TEXT,
                            FieldType.CHOICE,
                            FieldType.DATE,
                            FieldType.SSN,
                            FieldType.EIN));

    private static Map<String, Operation> table() {
        Map<String, Operation> table = new TreeMap<>();
        for (ResourceType type : ResourceType.all()) {
            type.endpoints()
                    .forEach((verb, path) ->
                            table.put(Documented.shape(verb.method(), path), new Operation(type, verb)));
        }
        return table;
    }

    private record Operation(ResourceType type, Verb verb) {
        Need need(Field field) {
            return verb == Verb.CREATE ? field.create() : field.update();
        }

        String name() {
            return verb.word() + " " + type.name();
        }
    }

    static Stream<Documented> writes() {
        return Documented.all().stream().filter(operation -> operation.method().writes());
    }

    @Test
    void theDescriptionIsThere() {
        assertEquals(204, Documented.all().size());
    }

    @ParameterizedTest
    @MethodSource("writes")
    void everyWriteIsInTheTableOrLeftOutForAReason(Documented write) {
        boolean inTable = table().containsKey(write.shape());
        boolean leftOut = LeftOut.all().stream().anyMatch(out -> out.is(write.method(), write.path()));
        assertTrue(inTable != leftOut, () -> inTable ? "both in the table and left out" : "neither");
    }

    @Test
    void bodiesAreAsDocumentedButForTheKnownDifferences() {
        Set<String> found = new TreeSet<>();
        Map<String, Operation> table = table();
        writes().filter(write -> table.containsKey(write.shape()))
                .forEach(write -> compare(table.get(write.shape()), write, found));
        assertEquals(new TreeSet<>(DIFFERENCES.keySet()), found);
    }

    private static void compare(Operation operation, Documented write, Set<String> found) {
        List<Documented.Part> parts = write.body();
        if (operation.type().body() instanceof Body.Changes && operation.verb() != Verb.LIST) {
            assertEquals(1, parts.size(), write.toString());
            parts = parts.get(0).members();
        }
        compare(operation, "", parts, found);
    }

    private static void compare(Operation operation, String within, List<Documented.Part> parts, Set<String> found) {
        for (Documented.Part part : parts) {
            String name = operation.name() + ": " + within + part.name();
            Field field = operation.type().field(within + part.name()).orElse(null);
            if (field == null || operation.need(field) == Need.NEVER) {
                found.add(name + " missing");
                continue;
            }
            if (part.required() != (operation.need(field) == Need.REQUIRED)) {
                found.add(needDiffers(operation, within, part, name));
            }
            if (!part.type().isEmpty() && !fits(part, field)) {
                found.add(name + " " + part.type().replace(":int32", ""));
            }
            if (part.type().equals("object")) {
                compare(operation, within + part.name() + ".", part.members(), found);
            }
        }
    }

    private static String needDiffers(Operation operation, String within, Documented.Part part, String name) {
        return within.isEmpty()
                ? name + (part.required() ? " required" : " not required")
                : operation.name() + ": " + within.replace(".", "") + " not all required";
    }

    private static boolean fits(Documented.Part part, Field field) {
        if (part.type().equals("array") != field.list()) {
            return false;
        }
        return TYPES.getOrDefault(part.type(), Set.of()).contains(field.type());
    }

    @Test
    void filtersOfTheDescriptionAreInTheTable() {
        Map<String, Operation> table = table();
        List<String> missing = new ArrayList<>();
        for (Documented read : Documented.all()) {
            Operation list = table.get(read.shape());
            if (list == null || list.verb() != Verb.LIST) {
                continue;
            }
            Set<String> documented = new HashSet<>(read.query());
            documented.remove("id");
            documented.remove("limit");
            list.type().filters().forEach(documented::remove);
            documented.forEach(filter -> missing.add(list.type().name() + " " + filter));
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void aPatternLeavesOutWhatItNamesAlone() {
        LeftOut links = LeftOut.all().stream()
                .filter(out -> out.template().equals("/companies/{company}/components/{component}"))
                .findFirst()
                .orElseThrow();
        assertTrue(links.is(Method.POST, "/companies/com_1/components/details"));
        assertEquals(false, links.is(Method.GET, "/companies/com_1/components/details"));
        assertEquals(false, links.is(Method.POST, "/companies/com_1/components"));
        assertEquals(false, links.is(Method.POST, "/companies/com_1/components/details/x"));
    }
}
