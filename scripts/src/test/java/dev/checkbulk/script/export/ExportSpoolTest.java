package dev.checkbulk.script.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.script.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportSpoolTest {
    @TempDir
    private Path folder;

    @Test
    void itGivesBackWhatItWasGivenAndHasNoNameAllTheWhile() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (int n = 0; n < 5_000; n++) {
            records.add(Parsed.json("{'id':'emp_" + n + "','text':'é ☃ \\n','exact':5.50,'big':1e400,'none':null}"));
        }
        List<JsonNode> back = new ArrayList<>();
        try (ExportSpool spool = new ExportSpool(folder.resolve("spool"))) {
            for (JsonNode record : records) {
                spool.add(record);
            }
            assertNothingIsIn(folder);
            spool.each(back::add);
        }
        assertEquals(records, back);
        assertEquals("5.50", back.get(0).get("exact").asText());
        assertNothingIsIn(folder);
    }

    private static void assertNothingIsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }
}
