package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a secret by its name. */
class SecretNamesTest {
    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key",
                "Key",
                "KEY",
                "keys",
                "api_key",
                "apiKey",
                "APIKey",
                "API-KEY",
                "api.key",
                "apikey",
                "APIKEY",
                "key2",
                "key_1",
                "x-api-key",
                "signingSecret",
                "signing_secret",
                "secret",
                "clientsecret",
                "secrets",
                "secretkey",
                "auth-token",
                "authToken",
                "accesstoken",
                "OAuthToken",
                "token_id",
                "tokens",
                "password",
                "PASSWORD",
                "Passwords",
                "passwd",
                "pwd",
                "userPwd",
                "db password",
                "passwordHash",
                "passphrase",
                "credentials",
                "private_key_pem",
                "metadata.api_key",
                "ｋｅｙ",
                "_key_",
                "schlüssel_key"
            })
    void theseAre(String name) {
        assertTrue(SecretNames.has(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keyboard", "monkey", "turkey", "hockey_team", "keynote", "keyword", "secretary", "tokenized", "pass",
                "compass", "id", "name", "", "first_name", "primary_workplace", "metadata", "monkeyBusiness", "jockeys"
            })
    void theseAreNot(String name) {
        assertFalse(SecretNames.has(name));
    }

    @Test
    void theyAreMaskedWhereverTheyStandAndWhatIsEmptyStays() throws Exception {
        assertEquals(
                json(
                        "{'id':'whc_1','key':'***','old_key':null,'a':[{'auth_token':'***','n':1}],'tokens':'***','pwd':''}"),
                SecretNames.masked(
                        "",
                        json(
                                "{'id':'whc_1','key':'s','old_key':null,'a':[{'auth_token':{'v':'t'},'n':1}],'tokens':['x'],"
                                        + "'pwd':''}"),
                        SecretNames::has));
    }

    @Test
    void theirValuesAreFoundLongestFirst() throws Exception {
        JsonNode record =
                json("{'metadata':{'api_key':'abcd','team':'blue'},'secrets':['abcdef',{'x':'abcde'}],'key':'abc'}");
        assertEquals(List.of("abcdef", "abcde", "abcd"), List.copyOf(SecretNames.in(record, SecretNames::has)));
        assertEquals(
                "*** and *** and abc",
                SecretNames.without(SecretNames.in(record, SecretNames::has), "abcdef and abcd and abc"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "got {\"api_key\": \"a b\", \"team\": \"blue\"}|got {\"api_key\": \"***\", \"team\": \"blue\"}",
                "got {'token':'t'}|got {'token':'***'}",
                "got {\\\"token\\\":\\\"t\\\"}|got {\\\"token\\\":\\\"***\\\"}",
                "bad password=hunter2, retry|bad password=***, retry",
                "?access_token=abc&x=1|?access_token=***&x=1",
                "keyboard=qwerty|keyboard=qwerty",
                "This employee is terminated.|This employee is terminated.",
                "API key: not accepted|API key: not accepted"
            })
    void aSentenceLosesWhatItCallsASecret(String sentence, String shown) {
        assertEquals(shown, SecretNames.withoutNamed(sentence));
    }
}
