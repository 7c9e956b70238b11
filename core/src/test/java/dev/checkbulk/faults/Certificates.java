package dev.checkbulk.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority of the test's own, and doors with certificates that it signed. */
final class Certificates {
    /** The property that names the file of those whom this Java trusts. */
    private static final String TRUSTED = "javax.net.ssl.trustStore";

    private static final String PASSWORD = "changeit";
    private static final String NAMES = "san=dns:localhost,dns:sandbox.checkhq.com";

    private final Path store;
    private final Path authority;

    Certificates(Path folder) throws Exception {
        store = folder.resolve("all.p12");
        authority = folder.resolve("authority.p12");
        make("authority", "-ext", "bc:c");
        make("good", "-signer", "authority", "-ext", NAMES);
        make("elsewhere", "-signer", "authority", "-ext", "san=dns:elsewhere.example");
        make("expired", "-signer", "authority", "-ext", NAMES, "-startdate", "-10d", "-validity", "1");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", all().getCertificate("authority"));
        try (var out = java.nio.file.Files.newOutputStream(authority)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
    }

    private void make(String alias, String... more) throws Exception {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = new ArrayList<>(List.of(keytool.toString(), "-genkeypair", "-keyalg", "EC"));
        command.addAll(List.of("-alias", alias, "-dname", "CN=" + alias, "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", store.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), said);
    }

    private KeyStore all() throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    /** A door on any free port of 127.0.0.1 that shows this certificate. */
    ServerSocket door(String alias) throws Exception {
        return door(alias, "127.0.0.1", 0);
    }

    /** The authority's certificate, as PEM has it. */
    String pem() throws Exception {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(all().getCertificate("authority").getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }

    ServerSocket door(String alias, String address, int port) throws Exception {
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setEntry(
                alias,
                all().getEntry(alias, new KeyStore.PasswordProtection(PASSWORD.toCharArray())),
                new KeyStore.PasswordProtection(PASSWORD.toCharArray()));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(one, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(port, 50, InetAddress.getByName(address));
    }

    /** From here on this Java trusts the authority and nobody else. */
    void trust() {
        System.setProperty(TRUSTED, authority.toString());
        System.setProperty(TRUSTED + "Password", PASSWORD);
    }

    /** From here on this Java trusts whom it usually does. */
    static void trustTheUsual() {
        System.clearProperty(TRUSTED);
        System.clearProperty(TRUSTED + "Password");
    }
}
