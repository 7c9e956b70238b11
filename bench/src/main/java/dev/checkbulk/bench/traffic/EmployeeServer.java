package dev.checkbulk.bench.traffic;

import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.bed.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/**
 * A process that has employees, as many as are asked for, and answers at once: no limits, no faults, no rules and little
 * memory, where a stand-in that remembers everything would be what is measured. It counts how often each was changed.
 *
 * @param baseUrl without a slash at the end
 */
public record EmployeeServer(Process process, String baseUrl) {
    private static final List<String> HEAP = List.of("-Xmx128m", "-XX:+UseSerialGC");
    private static final String COUNTS = "/_bench/counts";

    /** Starts one with employees {@code emp_1} to {@code emp_N}, all at {@code wrk_0}. */
    public static EmployeeServer start(Bed bed, int employees) throws IOException, InterruptedException {
        int port = Ports.free();
        List<String> command = Bed.java(HEAP, EmployeeApi.class, Integer.toString(port), Integer.toString(employees));
        return new EmployeeServer(Ports.serve(bed, command, port), "http://127.0.0.1:" + port);
    }

    /**
     * What came of the employees.
     *
     * @param once how many were changed once
     * @param never how many never
     */
    public record Counts(long once, long never) {}

    /** As they are now. */
    public Counts counts() throws IOException, InterruptedException {
        String[] counts = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(baseUrl + COUNTS)).build(), BodyHandlers.ofString())
                .body()
                .split(" ");
        return new Counts(Long.parseLong(counts[0]), Long.parseLong(counts[1]));
    }

    /** Ends it. */
    public void end() throws InterruptedException {
        Bed.end(process);
    }
}
