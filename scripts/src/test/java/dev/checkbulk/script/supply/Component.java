package dev.checkbulk.script.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A library, as a CycloneDX bill of materials names it. */
record Component(String artifact, String version) {
    static List<Component> of(Path bom) throws IOException {
        JsonNode components = new ObjectMapper().readTree(bom.toFile()).path("components");
        return StreamSupport.stream(components.spliterator(), false)
                .map(c -> new Component(
                        c.path("group").asText() + ":" + c.path("name").asText(),
                        c.path("version").asText()))
                .toList();
    }

    /** One sentence for each of these advisories that it has. */
    Stream<String> holes(List<Advisory> advisories) {
        return advisories.stream().filter(a -> a.concerns(this)).map(a -> artifact + " " + version + " has " + a);
    }
}
