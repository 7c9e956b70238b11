package dev.checkbulk.jobs.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.jobs.input.Column;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.InvalidInput;
import dev.checkbulk.jobs.input.ResourceShape;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.jobs.input.ShapeText;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files for the resources of the table, and what a person is told of them. */
class ResourceShapeTest {
    private static Shape shape(String resource, Verb verb) {
        return ResourceShape.of(ResourceType.of(resource), verb);
    }

    private static Shape update(String resource) {
        return shape(resource, Verb.UPDATE);
    }

    private static Shape create(String resource) {
        return shape(resource, Verb.CREATE);
    }

    private static String problems(String text, Shape shape) {
        return Inputs.problems(text.startsWith("[") ? "f.json" : "f.csv", text, shape);
    }

    static Stream<Arguments> all() {
        return ResourceType.all().stream()
                .flatMap(type -> type.verbs().stream()
                        .filter(verb -> verb != Verb.LIST && verb != Verb.GET)
                        .map(verb -> Arguments.of(type.name(), verb)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyResourceHasAShapeForEachVerbThatItHas(String resource, Verb verb) {
        Shape shape = shape(resource, verb);
        List<String> ids = ResourceShape.ids(ResourceType.of(resource), verb);
        assertTrue(shape.columns().stream().map(Column::name).toList().containsAll(ids));
        assertFalse(ShapeText.lines(shape).isEmpty());
    }

    @Test
    void aVerbThatIsNotThereOrOnlyReadsIsAProgrammersError() {
        assertThrows(IllegalArgumentException.class, () -> shape("employees", Verb.DELETE));
        assertThrows(IllegalArgumentException.class, () -> shape("employees", Verb.LIST));
    }

    @Test
    void oneElectionOfTwoPeopleIsNoRepetition() {
        String rows = "id,employee,setting.exempt,setting.effective_start\n"
                + "txe_1,emp_1,true,2026-02-01\n"
                + "txe_1,emp_2,true,2026-02-01\n"
                + "txe_1,emp_2,false,2026-02-01\n";
        String again = problems(rows, update("employee_tax_elections"));
        assertTrue(again.startsWith("row 3 (line 4)"), again);
    }

    @Test
    void theIdsAreThoseOfThePath() {
        assertEquals(List.of("id"), ResourceShape.ids(ResourceType.of("employees"), Verb.UPDATE));
        assertEquals(List.of(), ResourceShape.ids(ResourceType.of("employees"), Verb.CREATE));
        assertEquals(List.of("company"), ResourceShape.ids(ResourceType.of("signatories"), Verb.CREATE));
        assertEquals(List.of("company"), ResourceShape.ids(ResourceType.of("enrollment_profile"), Verb.UPDATE));
        assertEquals(
                List.of("employee"), ResourceShape.ids(ResourceType.of("company_defined_attributes"), Verb.UPDATE));
        assertEquals(List.of("employee"), ResourceShape.ids(ResourceType.of("employee_tax_params"), Verb.UPDATE));
        assertEquals(List.of(), ResourceShape.ids(ResourceType.of("employee_tax_elections"), Verb.UPDATE));
    }

    @Test
    void fieldsOfObjectsAreDottedColumnsAndNestedInJson() throws InvalidInput {
        String same = "{\"id\":\"emp_1\",\"company\":\"com_1\",\"residence\":{\"city\":\"Boston\",\"state\":\"MA\"},"
                + "\"workplaces\":[\"wrk_1\",\"wrk_2\"],\"active\":true,\"metadata\":{\"team\":\"blue\"}}";
        assertEquals(same, Inputs.fields("e.csv", """
                        id,company,residence.city,residence.state,workplaces,active,metadata.team
                        emp_1,com_1,Boston,MA,wrk_1;wrk_2,TRUE,blue
                        """, update("employees")));
        assertEquals(same, Inputs.fields("e.json", "[" + same + "]", update("employees")));
        assertEquals(same, Inputs.fields("e.jsonl", """
                        {"id": "emp_1", "residence.city": "Boston", "residence": {"state": "MA"}, "active": true, \
                        "company": "com_1", "workplaces": ["wrk_1", "wrk_2"], "metadata": {"team": "blue"}}
                        """, update("employees")));
    }

    @Test
    void numbersAreNumbersAndAmountsTexts() throws InvalidInput {
        assertEquals(
                "{\"company\":\"com_1\",\"employee_count\":12,\"pay_period_amount\":\"1500.00\",\"first_payroll\":false,"
                        + "\"social_media\":[\"a\",\"b\"]}",
                Inputs.fields("p.csv", """
                        company,employee_count,pay_period_amount,first_payroll,social_media
                        com_1,12,1500.00,FALSE,a;b
                        """, update("enrollment_profile")));
        assertEquals(
                "{\"id\":\"itm_1\",\"earnings\":[{\"type\":\"hourly\",\"hours\":37.5}],\"pto_balance_hours\":8.25}",
                Inputs.fields("i.csv", """
                        id,earnings,pto_balance_hours
                        itm_1,"[{""type"": ""hourly"", ""hours"": 37.5}]",8.25
                        """, update("payroll_items")));
    }

    @Test
    void nullIsKeptWhereAnUpdateTakesIt() throws InvalidInput {
        assertEquals(
                "{\"id\":\"emp_1\",\"residence\":{\"line2\":null},\"termination_date\":null}",
                Inputs.fields(
                        "e.json",
                        "[{\"id\": \"emp_1\", \"termination_date\": null, \"residence\": {\"line2\": null}}]",
                        update("employees")));
        assertEquals(
                "row 1 (line 1), column last_name: is null: give a value or leave it out",
                problems("[{\"id\": \"emp_1\", \"last_name\": null}]", update("employees")));
        assertEquals(
                "row 1 (line 1), column email: is null: give a value or leave it out",
                problems(
                        "[{\"company\": \"com_1\", \"last_name\": \"A\", \"workplaces\": [], \"email\": null}]",
                        create("employees")));
    }

    @Test
    void emptyCellsAreNamedButForThoseThatCannotBeChanged() throws InvalidInput {
        Input input = Inputs.read("e.csv", """
                id,company,first_name,residence.line2,metadata.team
                emp_1,, ,,blue
                emp_2,com_1,Ana,1,
                """, update("employees"));
        assertEquals(
                Set.of("first_name", "residence.line2"), input.rows().get(0).blanks());
        assertEquals(Set.of("metadata.team"), input.rows().get(1).blanks());
        assertEquals(
                "{\"id\":\"emp_1\",\"metadata\":{\"team\":\"blue\"}}",
                input.rows().get(0).fields().toString());
    }

    @Test
    void anEmptyListMayBeGivenWhereItIsRequired() throws InvalidInput {
        assertEquals(
                "{\"company\":\"com_1\",\"last_name\":\"A\",\"workplaces\":[]}",
                Inputs.fields(
                        "e.json",
                        "[{\"company\": \"com_1\", \"last_name\": \"A\", \"workplaces\": []}]",
                        create("employees")));
    }

    static Stream<Arguments> wrong() {
        Shape updates = update("employees");
        Shape creates = create("employees");
        String known = "id,last_name,company,workplaces\n";
        return Stream.of(
                // columns
                Arguments.of(
                        creates,
                        known + ",A,com_1,w",
                        "header (line 1): the column \"id\" is given by Check: remove the column"),
                Arguments.of(
                        creates,
                        "[{\"id\": \"emp_1\", \"last_name\": \"A\", \"company\": \"com_1\", \"workplaces\": []}]",
                        "row 1 (line 1), column id: is given by Check: remove the column"),
                Arguments.of(
                        create("companies"),
                        "legal_name,processing_period\nA,two_day",
                        "header (line 1): the column \"processing_period\" is not taken when a record is created:"
                                + " remove the column, and update the record afterwards"),
                Arguments.of(
                        update("bank_accounts"),
                        "id,raw_bank_account.account_number,plaid_bank_account.plaid_processor_token\nbnk_1,1,x",
                        "header (line 1): the column \"plaid_bank_account.plaid_processor_token\""
                                + " can be given only when the record is created: remove the column"),
                Arguments.of(
                        updates,
                        "id,residence\nemp_1,Boston",
                        "header (line 1): the column \"residence\" has several values:"
                                + " give each a column of its own, like residence.line1"),
                Arguments.of(updates, "first_name\nAna", "header (line 1): the column id is missing"),
                Arguments.of(
                        creates, "last_name,company\nA,com_1", "header (line 1): the column workplaces is missing"),
                Arguments.of(
                        create("workplaces"),
                        "company,address.line1,address.state,address.postal_code\ncom_1,1 Main St,MA,02139",
                        "header (line 1): the column address.city is missing"),
                // nothing but an id
                Arguments.of(
                        updates,
                        "id,expect.last_name\nemp_1,Doe",
                        "header (line 1): there is no column besides id: add one for what is to change"),
                Arguments.of(
                        updates, "[{\"id\": \"emp_1\"}]", "row 1 (line 1): has id alone: give it what is to change"),
                // the same twice
                Arguments.of(
                        updates,
                        "id,first_name\nemp_1,A\nemp_1,B",
                        "row 2 (line 3), column id: \"emp_1\" is already in row 1 (line 2): keep one of the two"),
                Arguments.of(
                        creates,
                        "company,last_name,workplaces,ssn\ncom_1,A,w,123456789\ncom_1,B,w,\ncom_1,C,w,\ncom_1,D,w,123456789",
                        "row 4 (line 5): has the same company, ssn as row 1 (line 2): keep one of the two"),
                Arguments.of(
                        create("benefits"),
                        "employee,benefit,company_benefit,effective_start\ne,b,,2026-01-01\ne,,b,2026-01-01\ne,b,,2026-01-01",
                        "row 3 (line 4): has the same employee, benefit, company_benefit, effective_start as row 1 (line 2):"
                                + " keep one of the two"),
                Arguments.of(
                        updates,
                        "[{\"id\": \"e\", \"residence.city\": \"A\", \"residence\": {\"city\": \"B\"}}]",
                        "row 1 (line 1), column residence.city: is given twice: keep one of the two"),
                // objects
                Arguments.of(creates, "company,last_name,workplaces,residence.city\ncom_1,A,w,\ncom_1,B,w,Boston", """
                        row 2 (line 3), column residence.line1: is missing, but residence needs it
                        row 2 (line 3), column residence.state: is missing, but residence needs it
                        row 2 (line 3), column residence.postal_code: is missing, but residence needs it"""),
                Arguments.of(
                        update("bank_accounts"),
                        "id,raw_bank_account.subtype\nbnk_1,checking",
                        "header (line 1): the column raw_bank_account.account_number is missing"),
                Arguments.of(
                        updates,
                        "[{\"id\": \"e\", \"email\": \"a@b.c\", \"residence\": {}}]",
                        "row 1 (line 1), column residence: is empty: name a field in it or leave it out"),
                Arguments.of(
                        updates,
                        "[{\"id\": \"e\", \"residence\": \"Boston\"}]",
                        "row 1 (line 1), column residence: must be an object, not a string"),
                // one of several
                Arguments.of(create("net_pay_splits"), "employee,contractor,splits\nemp_1,ctr_1,[{}]\n,,[{}]", """
                        row 1 (line 2): has employee and contractor, but a row has exactly one of employee, contractor
                        row 2 (line 3): has none of employee, contractor, but each row must have one of them"""),
                // days
                Arguments.of(
                        update("benefits"),
                        "id,effective_start,effective_end\nben_1,2026-02-01,2026-01-31",
                        "row 1 (line 2): effective_end 2026-01-31 is before effective_start 2026-02-01"),
                Arguments.of(
                        update("employee_tax_elections"),
                        "id,employee,setting.exempt,setting.effective_start,setting.effective_end\n"
                                + "txe_1,emp_1,true,2026-02-01,2026-01-31",
                        "row 1 (line 2): setting.effective_end 2026-01-31 is before setting.effective_start 2026-02-01"),
                Arguments.of(
                        update("employee_tax_params"),
                        "employee,id,value,effective_start\nemp_1,spa_1,S,",
                        "row 1 (line 2), column effective_start: is missing: without it the setting would begin today;"
                                + " give the day, like 2026-02-01"),
                // values
                Arguments.of(creates, "company,last_name,workplaces,start_date,active\ncom_1,A,w,46023,yes", """
                        row 1 (line 2), column start_date: "46023" is a number, which spreadsheets keep days as: \
                        write the day like 2026-02-01 (year-month-day)
                        row 1 (line 2), column active: "yes" is neither true nor false"""),
                Arguments.of(
                        create("earning_rates"), "employee,amount,period,workweek_hours\ne,1.38E+03,hourley,40h", """
                        row 1 (line 2), column amount: "1.38E+03" is a spreadsheet's short form of a number and has lost \
                        digits: write the whole amount, like 1380.00
                        row 1 (line 2), column period: "hourley" is none of hourly, annually, piece: did you mean "hourly"?
                        row 1 (line 2), column workweek_hours: "40h" is not a number: write it like 37.5"""),
                Arguments.of(
                        create("earning_rates"),
                        "[{\"employee\": \"e\", \"amount\": 150, \"period\": \"hourly\", \"workweek_hours\": \"40\"}]",
                        """
                        row 1 (line 1), column amount: must be a decimal string such as "150.00", not a number: \
                        write it as text, a JSON number can lose digits
                        row 1 (line 1), column workweek_hours: must be a number such as 5.5, without quotes, not a string"""),
                Arguments.of(updates, "id,residence.state,residence.postal_code\ne,ma,2139", """
                        row 1 (line 2), column residence.state: "ma" is not written like a state: write MA
                        row 1 (line 2), column residence.postal_code: "2139" has 4 digits and needs 5: \
                        a spreadsheet drops leading zeros; write it as text, like 02139"""),
                Arguments.of(
                        create("company_benefits"),
                        "company,benefit,description\nc,b," + "x".repeat(256),
                        "row 1 (line 2), column description: \"" + "x".repeat(60)
                                + "…\" has 256 characters; Check takes at most 255"),
                Arguments.of(
                        create("payroll_items"), "payroll,employee,earnings\np,e,\"[1]\"\np,f,\"[{\"\np,g,{}", """
                        row 1 (line 2), column earnings: must be a list of objects, not a list with a number in it
                        row 2 (line 3), column earnings: the JSON ends too early: a bracket, a brace or a quote is not closed
                        row 3 (line 4), column earnings: must be a list of objects, not an object"""));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void saysWhatIsWrongWhereAndWhatToDo(Shape shape, String text, String problem) {
        assertEquals(problem, problems(text, shape));
    }

    @Test
    void aListOfMoreItemsThanCheckTakesIsRefused() throws InvalidInput {
        String items = "{},".repeat(500) + "{}";
        assertEquals(
                "row 1 (line 1), column items: has 501 entries; Check takes at most 500",
                problems("[{\"id\": \"pay_1\", \"items\": [" + items + "]}]", update("payrolls")));
        String most = "[{\"id\": \"pay_1\", \"items\": [" + items.substring(3) + "]}]";
        assertEquals(
                1,
                InputReader.parse(most.getBytes(StandardCharsets.UTF_8), "f.json", update("payrolls"))
                        .rows()
                        .size());
    }

    @Test
    void anUnknownFieldIsNamedWithTheNearestRightOne() {
        String csv = problems("id,residence.citty\ne,x", update("employees"));
        assertTrue(
                csv.startsWith("header (line 1): unknown column \"residence.citty\": did you mean \"residence.city\"?"),
                csv);
        String json = problems("[{\"id\": \"e\", \"residence\": {\"citty\": \"x\"}}]", update("employees"));
        assertTrue(
                json.startsWith("row 1 (line 1): unknown column \"residence.citty\": did you mean \"residence.city\"?"),
                json);
    }

    @Test
    void aSensitiveValueIsNeverQuoted() {
        String person = problems("""
                company,last_name,workplaces,ssn,dob
                c,A,w,12345678,1/2/26
                c,B,w,987-65-4320,
                c,C,w,1.23E+08,
                """, create("employees"));
        assertEquals("""
                row 1 (line 2), column dob: is not a date: write it like 2026-02-01 (year-month-day)
                row 1 (line 2), column ssn: has 8 digits and needs 9: a spreadsheet drops leading zeros; write all 9 as text
                row 2 (line 3), column ssn: has a dash: write 9 digits alone
                row 3 (line 4), column ssn: is a spreadsheet's short form of a number and has lost digits: \
                write all of them as text""", sorted(person));
        String account = problems("""
                company,raw_bank_account.account_number,raw_bank_account.routing_number,raw_bank_account.subtype
                c,123456789012345678,021000022,checking
                c,1 2,21000021,checking
                """, create("bank_accounts"));
        assertEquals("""
                row 1 (line 2), column raw_bank_account.account_number: has 18 digits; an account number has at most 17
                row 1 (line 2), column raw_bank_account.routing_number: is not a routing number: its check digit does not fit, \
                so a digit is wrong or two are swapped
                row 2 (line 3), column raw_bank_account.account_number: has a space: write digits alone
                row 2 (line 3), column raw_bank_account.routing_number: has 8 digits and needs 9: a spreadsheet drops \
                leading zeros; write all 9 as text""", account);
        String number = problems("[{\"id\": \"e\", \"ssn\": 123456789}]", update("employees"));
        assertEquals(
                "row 1 (line 1), column ssn: must be a string of digits, not a number:"
                        + " write it as text, a JSON number can lose digits",
                number);
    }

    private static String sorted(String lines) {
        return String.join("\n", lines.lines().sorted().toList());
    }

    @Test
    void aRoutingNumberWithItsCheckDigitIsRight() throws InvalidInput {
        assertEquals(
                1, Inputs.read("b.csv", """
                company,raw_bank_account.account_number,raw_bank_account.routing_number,raw_bank_account.subtype
                com_1,0001,021000021,checking
                """, create("bank_accounts")).rows().size());
    }

    @Test
    void severalRowsOfARecordAreRightWhereTheyMayBe() throws InvalidInput {
        assertEquals(
                2,
                Inputs.read(
                                "e.csv",
                                "id,first_name\ne,A\ne,B",
                                update("employees").repeatable())
                        .rows()
                        .size());
        assertEquals(
                2,
                Inputs.read("e.csv", """
                employee,id,value,effective_start
                emp_1,spa_1,S,2026-01-01
                emp_1,spa_1,M,2026-02-01
                """, update("employee_tax_params")).rows().size());
    }

    @Test
    void theTableSaysWhatARowHas() {
        String table = String.join("\n", ShapeText.lines(create("bank_accounts")));
        assertTrue(table.contains("  raw_bank_account.account_number "), table);
        assertTrue(table.contains("  digits         required with raw_bank_account, never shown"), table);
        assertTrue(table.contains("  metadata.KEY "), table);
        assertFalse(table.contains("\n  id "), table);
        assertEquals(List.of("  id  id             required"), ShapeText.lines(shape("benefits", Verb.DELETE)));
    }
}
