package dev.checkbulk.jobs.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.jobs.input.InvalidInput;
import dev.checkbulk.jobs.input.ResourceShape;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mask that an export writes in the place of a secret, given back. */
class MaskTest {
    private static Shape update(String resource) {
        return ResourceShape.of(ResourceType.of(resource), Verb.UPDATE);
    }

    private static Shape create(String resource) {
        return ResourceShape.of(ResourceType.of(resource), Verb.CREATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"***", " *** "})
    void inAnUpdateItSaysThatTheValueStays(String mask) throws InvalidInput {
        assertEquals(
                "{\"id\":\"emp_1\",\"metadata\":{\"team\":\"blue\"}}",
                Inputs.fields(
                        "e.csv",
                        "id,first_name,residence.city,metadata.api_key,metadata.team,ssn\nemp_1," + mask + "," + mask
                                + "," + mask + ",blue," + mask + "\n",
                        update("employees")));
        assertEquals(
                "{\"id\":\"emp_1\",\"metadata\":{\"team\":\"blue\"}}",
                Inputs.fields("e.json", """
                        [{"id": "emp_1", "first_name": "***", "residence": {"city": "***"}, "workplaces": "***",
                          "metadata": {"api_key": "***", "team": "blue"}}]
                        """.replace("***", mask), update("employees")));
    }

    @Test
    void aRowOfMasksAloneChangesNothing() throws InvalidInput {
        assertEquals(
                "{\"id\":\"emp_1\"}",
                Inputs.fields(
                        "e.json", "[{\"id\":\"emp_1\",\"metadata\":{\"api_key\":\"***\"}}]", update("employees")));
        assertEquals(
                "{\"id\":\"emp_1\"}",
                Inputs.fields("e.json", "[{\"id\":\"emp_1\",\"metadata\":\"***\"}]", update("employees")));
        assertEquals(
                "{\"id\":\"emp_1\"}", Inputs.fields("e.csv", "id,metadata.api_key\nemp_1,***\n", update("employees")));
    }

    @Test
    void aMaskedFieldThatNoUpdateTakesIsPassedOver() throws InvalidInput {
        String same = "{\"id\":\"whc_1\",\"url\":\"https://a.example\"}";
        assertEquals(
                same, Inputs.fields("w.csv", "id,url,key\nwhc_1,https://a.example,***\n", update("webhook_configs")));
        assertEquals(
                same,
                Inputs.fields(
                        "w.json",
                        "[{\"id\":\"whc_1\",\"url\":\"https://a.example\",\"key\":\"***\"}]",
                        update("webhook_configs")));
        String other =
                Inputs.problems("w.csv", "id,url,key\nwhc_1,https://a.example,mine\n", update("webhook_configs"));
        assertTrue(other.startsWith("row 1 (line 2): unknown column \"key\""), other);
    }

    @Test
    void whatNamesTheRecordCannotBeMasked() {
        String problem = Inputs.problems("e.csv", "id,first_name\n***,Ana\n", update("employees"));
        assertTrue(problem.startsWith("row 1 (line 2), column id: \"***\" stands for a secret"), problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "employees|company,first_name,last_name,dob,start_date,workplaces,metadata.api_key\\ncom_1,***,B,1990-01-01,2026-01-01,wrk_1,***|2",
                "webhook_configs|url\\n***|1"
            })
    void inACreateThereIsNothingThatCouldStay(String resource, String csv, int problems) {
        String text = Inputs.problems("e.csv", csv.replace("\\n", "\n") + "\n", create(resource));
        assertEquals(
                problems,
                text.lines()
                        .filter(line -> line.contains("stands for a secret"))
                        .count(),
                text);
        assertTrue(text.contains("line 2"), text);
    }

    @Test
    void neitherInOtherFilesNorAmongWhatIsExpectedNorInAList() {
        for (String problem : new String[] {
            Inputs.problems("m.csv", "employee,workplaces,last_name\nemp_1,wrk_1,***\n", Inputs.MOVES),
            Inputs.problems("m.json", "[{\"employee\":\"emp_1\",\"metadata\":{\"a\":\"***\"}}]", Inputs.BENEFITS),
            Inputs.problems("e.csv", "id,first_name,expect.last_name\nemp_1,A,***\n", update("employees")),
            Inputs.problems("e.csv", "id,workplaces\nemp_1,wrk_1;***\n", update("employees"))
        }) {
            assertTrue(problem.contains("stands for a secret"), problem);
        }
    }

    @Test
    void aSettingHasNothingThatCouldStay() {
        String problem = Inputs.problems(
                "t.csv",
                "employee,id,value,effective_start\nemp_1,spa_1,***,2026-02-01\n",
                update("employee_tax_params"));
        assertTrue(problem.contains("stands for a secret"), problem);
    }
}
