package dev.checkbulk.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of certificates in PEM's form; what stands between them does not matter. */
final class AuthorityFile {
    private static final Pattern CERTIFICATE = Pattern.compile(
            "-----BEGIN (?:X509 )?CERTIFICATE-----([A-Za-z0-9+/=\\s]*)-----END (?:X509 )?CERTIFICATE-----");
    private static final long LARGEST = 10L * 1024 * 1024;

    private AuthorityFile() {}

    /** @throws IllegalArgumentException when it has no certificate, or cannot be read; the message begins with the variable */
    static List<X509Certificate> read(String variable, Path file) {
        Matcher found = CERTIFICATE.matcher(text(variable, file));
        List<X509Certificate> certificates = new ArrayList<>();
        while (found.find()) {
            certificates.add(certificate(variable, file, found.group(1), certificates.size() + 1));
        }
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException(variable + " names a file without a certificate in PEM form: " + file
                    + ". Such a certificate begins with -----BEGIN CERTIFICATE-----;"
                    + " openssl x509 -inform der -in FILE -out FILE.pem makes one of a binary file");
        }
        return certificates;
    }

    private static String text(String variable, Path file) {
        try {
            if (!Files.isRegularFile(file)) { // a pipe would be waited for
                throw new IllegalArgumentException(variable
                        + (Files.exists(file) ? " names what is not a file: " : " names a file that does not exist: ")
                        + file);
            }
            if (Files.size(file) > LARGEST) {
                throw new IllegalArgumentException(variable + " names a file of more than 10 MB: " + file);
            }
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(variable + " names a file that does not exist: " + file);
        } catch (IOException e) {
            throw new IllegalArgumentException(variable + " cannot be read: " + file + " (" + e + ")", e);
        }
    }

    private static X509Certificate certificate(String variable, Path file, String base64, int number) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    variable + " names a file whose certificate number " + number + " cannot be read: " + file, e);
        }
    }
}
