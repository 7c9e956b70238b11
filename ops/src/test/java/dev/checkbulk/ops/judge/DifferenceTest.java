package dev.checkbulk.ops.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.row.Blank;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.ops.row.Refusal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a row changes of a record; the JSON is written with ' for ". */
class DifferenceTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PERSON = "{'id':'emp_1','company':'com_1','last_name':'Doe','first_name':'Pat',"
            + "'email':null,'dob':'1990-01-02','workplaces':['wrk_1','wrk_2'],'metadata':{'team':'a','cost':'7'},"
            + "'residence':{'line1':'1 Main St','line2':'Apt 2','city':'Albany','state':'NY','postal_code':'01234',"
            + "'country':'US','county':'X'}}";

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static Difference difference(String type, Blank blank, String now, String row, String... blanks) {
        RecordChange change = new RecordChange(List.of("emp_1"), json(row), Set.of(blanks));
        return Difference.of(ResourceType.of(type), blank, change, json(now));
    }

    private static Difference of(String row, String... blanks) {
        return difference("employees", Blank.REFUSE, PERSON, row, blanks);
    }

    private static void assertSends(String sent, String before, Difference difference) {
        assertEquals(List.of(), difference.refusals());
        assertEquals(json(sent), difference.sent());
        assertEquals(json(before), difference.before());
    }

    private static List<String> messages(Difference difference) {
        return difference.refusals().stream().map(Refusal::message).toList();
    }

    @Test
    void anExportThatIsGivenBackChangesNothing() {
        assertSends("{}", "{}", of(PERSON));
    }

    @Test
    void onlyWhatDiffersIsSent() {
        assertSends("{'last_name':'Roe'}", "{'last_name':'Doe'}", of("{'last_name':'Roe','first_name':'Pat'}"));
    }

    @Test
    void aFieldOfAnObjectIsSentWithTheRestThatAnUpdateTakes() {
        assertSends(
                "{'residence':{'line1':'1 Main St','line2':'Apt 2','city':'Troy','state':'NY','postal_code':'01234',"
                        + "'country':'US'}}",
                "{'residence':{'line1':'1 Main St','line2':'Apt 2','city':'Albany','state':'NY','postal_code':'01234',"
                        + "'country':'US'}}",
                of("{'residence':{'city':'Troy','state':'NY'}}"));
    }

    @Test
    void aLostZeroIsADifference() {
        assertEquals(
                "1234",
                of("{'residence':{'postal_code':'1234'}}")
                        .sent()
                        .path("residence")
                        .path("postal_code")
                        .asText());
    }

    @Test
    void anObjectThatIsNotThereNeedsAllItsParts() {
        Difference difference =
                difference("employees", Blank.KEEP, "{'id':'emp_1','residence':null}", "{'residence':{'city':'Troy'}}");
        assertEquals(
                List.of("residence is sent whole, and there is no line1, postal_code, state"), messages(difference));
    }

    @Test
    void metadataKeepTheOtherNames() {
        assertSends(
                "{'metadata':{'team':'b','cost':'7'}}",
                "{'metadata':{'team':'a','cost':'7'}}",
                of("{'metadata':{'team':'b'}}"));
    }

    @Test
    void aListSaysWhatItLoses() {
        Difference difference = of("{'workplaces':['wrk_2','wrk_3']}");
        assertSends("{'workplaces':['wrk_2','wrk_3']}", "{'workplaces':['wrk_1','wrk_2']}", difference);
        assertEquals(List.of("workplaces: loses wrk_1"), difference.warnings());
        assertEquals(List.of(), of("{'workplaces':['wrk_2','wrk_1']}").warnings());
    }

    @Test
    void whatIsNeverReadIsAlwaysSentAndSaysSo() {
        Difference difference = of("{'ssn':'123456789'}");
        assertSends("{'ssn':'123456789'}", "{}", difference);
        assertEquals(List.of("ssn is written and cannot be compared"), difference.warnings());
    }

    @Test
    void whatCannotBeChangedMayBeThereAndMayNotDiffer() {
        assertEquals(
                List.of("company cannot be changed: it is com_1 and the row says com_2"),
                messages(of("{'company':'com_2'}")));
        assertEquals(
                List.of("amount cannot be changed: it is 20.00 and the row says 21; make a new one: script raise"),
                messages(difference("earning_rates", Blank.KEEP, "{'amount':'20.00'}", "{'amount':'21'}")));
        assertSends("{}", "{}", difference("earning_rates", Blank.KEEP, "{'amount':'20.00'}", "{'amount':'20'}"));
    }

    @Test
    void aValueThatNobodyMaySeeIsNotQuoted() {
        Difference difference =
                difference("employees", Blank.KEEP, "{'ssn_last_four':'6789'}", "{'ssn_last_four':'1111'}");
        assertEquals(List.of("ssn_last_four cannot be changed: the row says another value"), messages(difference));
    }

    @ParameterizedTest
    @EnumSource(Blank.class)
    void anEmptyCellWhereThereIsNothingMeansNothing(Blank blank) {
        String now = "{'email':null,'middle_name':'','workplaces':[],'residence':null}";
        assertSends(
                "{}",
                "{}",
                difference(
                        "employees",
                        blank,
                        now,
                        "{}",
                        "email",
                        "middle_name",
                        "workplaces",
                        "residence.city",
                        "ssn",
                        "metadata.team"));
    }

    @Test
    void anEmptyCellWhereThereIsAValueIsRefusedWithoutQuotingIt() {
        assertEquals(
                List.of("dob, last_name are empty here and Check has a value: say --blank=keep to leave it, or"
                        + " --blank=null to clear it"),
                messages(of("{}", "last_name", "dob")));
        assertEquals("blank", of("{}", "last_name").refusals().get(0).type());
    }

    @Test
    void anEmptyCellKeepsTheValueOrClearsIt() {
        String[] blanks = {"last_name", "residence.line2", "metadata.team"};
        assertSends("{}", "{}", difference("employees", Blank.KEEP, PERSON, "{}", blanks));
        Difference cleared = difference("employees", Blank.NULL, PERSON, "{}", blanks);
        assertEquals(List.of(), cleared.refusals());
        assertEquals(json("{'team':null,'cost':'7'}"), cleared.sent().get("metadata"));
        assertEquals(json("null"), cleared.sent().get("last_name"));
        assertEquals(json("null"), cleared.sent().get("residence").get("line2"));
        assertEquals("Albany", cleared.sent().get("residence").get("city").asText());
    }

    @Test
    void aPartThatAnObjectCannotBeWithoutIsNotCleared() {
        assertEquals(
                List.of("residence is sent whole, and there is no city"),
                messages(difference("employees", Blank.NULL, PERSON, "{}", "residence.city")));
    }

    @Test
    void aBankAccountIsSentWithItsNumberOrNotAtAll() {
        String now = "{'id':'bnk_1','raw_bank_account':{'routing_number':'021000021','subtype':'checking'},"
                + "'metadata':{}}";
        String missing = "raw_bank_account is sent whole, and there is no account_number";
        assertEquals(
                List.of(missing),
                messages(difference("bank_accounts", Blank.KEEP, now, "{'raw_bank_account':{'subtype':'savings'}}")));
        assertEquals(
                List.of(missing), messages(difference("bank_accounts", Blank.KEEP, now, "{'metadata':{'a':'b'}}")));
        Difference whole = difference(
                "bank_accounts", Blank.KEEP, now, "{'raw_bank_account':{'subtype':'savings','account_number':'1'}}");
        assertSends(
                "{'raw_bank_account':{'routing_number':'021000021','subtype':'savings','account_number':'1'}}",
                "{}", // could not be put back without its number
                whole);
        assertEquals(List.of("raw_bank_account.account_number is written and cannot be compared"), whole.warnings());
    }

    @Test
    void aFieldThatTheRecordDoesNotShowIsSentAndNotRemembered() {
        Difference difference =
                difference("payrolls", Blank.KEEP, "{'id':'pay_1'}", "{'items':[{'employee':'emp_1'}]}");
        assertSends("{'items':[{'employee':'emp_1'}]}", "{}", difference);
        assertFalse(difference.before().has("items"));
    }
}
