package dev.checkbulk.script.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder full of files that JBang, Maven, javac, Java or picocli would take as theirs; their code leaves a mark. */
final class Traps {
    private static final String CODE = """
            //JAVA 17+
            //JAVAAGENT
            class Trap {
                public static void premain(String options) throws Exception {
                    main();
                }

                public static void main(String... args) throws Exception {
                    java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), "sprung");
                }
            }
            """;

    private final Path mark;

    /** @param mark the file that the code of the traps makes */
    Traps(Path mark) {
        this.mark = mark;
    }

    boolean sprung() {
        return Files.exists(mark);
    }

    /** Lays all of them in the folder. */
    Path lay(Path folder) throws IOException {
        Path code = write(folder.resolve("Trap.java"), CODE.formatted(mark));
        String properties = "run.javaagent=%s\ninit.template=trap\n".formatted(code);
        String entry = "{\"script-ref\": \"%s\"}".formatted(code);
        String trap = """
                {"aliases": {"reassign": %1$s, "runs": %1$s, "hello": %1$s, "jbang-hello": %1$s},
                 "templates": {"bulk-edit": {"file-refs": {"{basename}.java": "%2$s"}}}}""".formatted(entry, code);
        Path other = write(folder.resolve("catalog/jbang-catalog.json"), trap);
        String catalog =
                "{\"catalogs\": {\"catalog\": {\"catalog-ref\": \"%s\"}},%s".formatted(other, trap.substring(1));
        for (String place : List.of("", ".jbang/")) {
            write(folder.resolve(place + "jbang.properties"), properties);
            write(folder.resolve(place + "jbang-catalog.json"), catalog);
        }
        for (String name : List.of("reassign", "reassign@catalog", "reassign.java", "runs", "hello", "hello@catalog")) {
            write(folder.resolve(name), CODE.formatted(mark));
        }
        write(folder.resolve("args"), "--version\n");
        write(folder.resolve(".mvn/jvm.config"), "-javaagent:" + code + "\n");
        write(folder.resolve(".mvn/maven.config"), "--no-such-option\n");
        write(folder.resolve(".mvn/extensions.xml"), "<extensions><extension/></extensions>\n");
        write(folder.resolve("pom.xml"), "<project/>\n");
        write(folder.resolve("META-INF/services/javax.annotation.processing.Processor"), "Trap\n");
        return folder;
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
