package dev.checkbulk.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.api.EmployeeBenefitsPath;
import io.vertx.core.Vertx;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StandinTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        Started.await(vertx.close());
    }

    private Standin start(StandinSettings settings) throws Exception {
        return Started.await(Standin.start(vertx, settings));
    }

    @Test
    void it_listens_on_a_free_port_of_one_address_until_it_is_closed() throws Exception {
        Standin standin = start(StandinSettings.defaults());
        assertEquals("http://127.0.0.1:" + standin.port(), standin.baseUrl());
        assertEquals(200, new Http(standin.baseUrl()).get("/companies").status());
        // All of 127.0.0.0/8 is this machine: whoever listens on more than 127.0.0.1 listens here too.
        assertThrows(ConnectException.class, () -> connect("127.0.0.2", standin.port()));
        Started.await(standin.close());
        assertThrows(ConnectException.class, () -> connect("127.0.0.1", standin.port()));
        assertEquals(1, standin.judge().counts().requests());
    }

    private static void connect(String address, int port) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
        }
    }

    @Test
    void a_port_that_is_taken_fails_the_start() throws Exception {
        Standin standin = start(StandinSettings.defaults());
        ExecutionException failure = assertThrows(
                ExecutionException.class, () -> start(StandinSettings.defaults().withPort(standin.port())));
        assertTrue(failure.getCause() instanceof java.net.BindException, failure.toString());
    }

    @Test
    void the_same_seed_gives_the_same_ids() throws Exception {
        List<String> ids = new ArrayList<>();
        for (long seed : new long[] {1, 1, 2}) {
            Standin standin = start(StandinSettings.defaults().withSeed(seed));
            ids.add(new Http(standin.baseUrl())
                    .send("POST", "/companies", "{\"legal_name\":\"A\"}")
                    .json()
                    .get("id")
                    .textValue());
        }
        assertEquals(ids.get(0), ids.get(1));
        assertNotEquals(ids.get(0), ids.get(2));
    }

    @Test
    void the_employee_benefits_path_may_be_unknown() throws Exception {
        Http redirected =
                new Http(start(StandinSettings.defaults().withEmployeeBenefits(EmployeeBenefitsPath.REDIRECTED))
                        .baseUrl());
        assertEquals(302, redirected.send("POST", "/employee_benefits", "{}").status());
        assertEquals(302, redirected.get("/employee_benefits/ben_1").status());
        assertEquals(200, redirected.get("/benefits").status());

        Http page = new Http(start(StandinSettings.defaults().withEmployeeBenefits(EmployeeBenefitsPath.UNKNOWN_PAGE))
                .baseUrl());
        Http.Reply reply = page.send("POST", "/employee_benefits", "{}");
        assertEquals(404, reply.status());
        assertTrue(reply.header("Content-Type").startsWith("text/html"));
    }
}
