package dev.checkbulk.script.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.script.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportSecretsTest {
    private static final String RECORD =
            "{'id':'e','dob':'1980-01-01','ssn_last_four':null,'bank':{'account_number':'1'},"
                    + "'items':[{'employee':{'ssn':'2','name':'x'}}]}";

    @Test
    void theyAreTakenOutWhereverTheyStand() {
        ExportSecrets secrets = new ExportSecrets(false);
        JsonNode record = Parsed.json(RECORD);
        secrets.removeFrom(record);
        assertEquals(Parsed.json("{'id':'e','bank':{},'items':[{'employee':{'name':'x'}}]}"), record);
        assertEquals(
                List.of("dob", "ssn_last_four", "bank.account_number", "items.employee.ssn"),
                List.copyOf(secrets.leftOut()));
    }

    @Test
    void whoWantsThemHasThem() {
        ExportSecrets secrets = new ExportSecrets(true);
        JsonNode record = Parsed.json(RECORD);
        secrets.removeFrom(record);
        assertEquals(Parsed.json(RECORD), record);
        assertEquals(List.of(), List.copyOf(secrets.leftOut()));
    }

    @Test
    void whatIsNamedLikeASecretIsMaskedWhereverItStands() {
        ExportSecrets secrets = new ExportSecrets(false);
        JsonNode record = Parsed.json("{'id':'whc_1','key':'s','old_key':null,'keyboard':'k',"
                + "'metadata':{'api_key':'t','team':'blue'},'items':[{'authToken':{'ssn':'1'}}]}");
        secrets.removeFrom(record);
        assertEquals(
                Parsed.json("{'id':'whc_1','key':'***','old_key':null,'keyboard':'k',"
                        + "'metadata':{'api_key':'***','team':'blue'},'items':[{'authToken':'***'}]}"),
                record);
        assertEquals(List.of("key", "metadata.api_key", "items.authToken"), List.copyOf(secrets.masked()));
        assertEquals(List.of(), List.copyOf(secrets.leftOut()));
    }
}
