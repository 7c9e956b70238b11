package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UserAgentTest {
    @Test
    void itNamesTheVersionThatIsBuilt() {
        String version = System.getProperty("checkbulk.version").replace("-SNAPSHOT", "");
        assertEquals("checkbulk/" + version, CheckClient.USER_AGENT);
    }
}
