package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A certificate authority as companies have them, made by the JDK's keytool, and a server's certificate that it signed. */
final class OwnAuthority {
    static final String PASSWORD = "changeit";

    private final Path store;

    /** Its certificate, as PEM has it. */
    final Path pem;

    /** @param names of the server, such as {@code dns:sandbox.checkhq.com} */
    OwnAuthority(Path folder, String names) {
        store = folder.resolve("authority.p12");
        pem = folder.resolve("company-ca.pem");
        keytool("-genkeypair", "-keyalg", "EC", "-alias", "ca", "-dname", "CN=Company CA", "-ext", "bc:c");
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "server",
                "-dname",
                "CN=server",
                "-signer",
                "ca",
                "-ext",
                "san=" + names);
        keytool("-exportcert", "-rfc", "-alias", "ca", "-file", pem.toString());
    }

    /** The server's key and certificate are in it. */
    Path store() {
        return store;
    }

    private void keytool(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString()));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), said);
            assertEquals(true, Files.exists(store));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
