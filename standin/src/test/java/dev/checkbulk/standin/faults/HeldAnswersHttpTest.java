package dev.checkbulk.standin.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.RawConnection;
import dev.checkbulk.standin.Started;
import dev.checkbulk.standin.Waiting;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers that are held until a test releases them. */
class HeldAnswersHttpTest {
    @RegisterExtension
    final Started started = new Started();

    private Http http;

    @BeforeEach
    void connect() {
        http = started.http();
        started.records().company("com_1");
    }

    private HeldAnswers hold(int passing) {
        return started.standin().script().hold("PATCH", "/companies", passing);
    }

    private CompletableFuture<Http.Reply> phone(String number) {
        return http.start("PATCH", "/companies/com_1", "{\"phone\":\"" + number + "\"}");
    }

    private void held(HeldAnswers hold, int count) throws Exception {
        Waiting.until(started.vertx(), () -> hold.held() == count);
    }

    private String phone() {
        return started.records().get("com_1").orElseThrow().get("phone").textValue();
    }

    @Test
    void a_request_takes_effect_and_its_answer_comes_when_it_is_released() throws Exception {
        HeldAnswers hold = hold(0);
        CompletableFuture<Http.Reply> reply = phone("1");
        held(hold, 1);
        assertEquals("1", phone());
        assertEquals(200, http.get("/companies").status(), "what does not match is answered");
        assertFalse(reply.isDone());
        assertEquals(1, started.standin().judge().inFlight());
        hold.release();
        assertEquals(200, reply.join().status());
        assertEquals(200, phone("2").join().status(), "from then on nothing is held");
        assertEquals(1, hold.held());
    }

    @Test
    void as_many_pass_as_shall() throws Exception {
        HeldAnswers hold = hold(2);
        assertEquals(200, phone("1").join().status());
        assertEquals(200, phone("2").join().status());
        CompletableFuture<Http.Reply> third = phone("3");
        CompletableFuture<Http.Reply> fourth = phone("4");
        held(hold, 2);
        hold.release();
        assertEquals(200, third.join().status());
        assertEquals(200, fourth.join().status());
    }

    @Test
    void a_fault_is_held_too() throws Exception {
        started.standin().script().next(Fault.ERROR_AFTER);
        HeldAnswers hold = hold(0);
        CompletableFuture<Http.Reply> reply = phone("1");
        held(hold, 1);
        started.standin().script().clear();
        assertFalse(reply.isDone(), "clearing forgets faults");
        hold.release();
        assertEquals(500, reply.join().status());
    }

    @Test
    void a_client_that_leaves_gives_its_place_back() throws Exception {
        HeldAnswers hold = hold(0);
        try (RawConnection gone = new RawConnection(started.standin().port())) {
            gone.request("PATCH", "/companies/com_1", "{\"phone\":\"1\"}");
            held(hold, 1);
        }
        Waiting.until(started.vertx(), () -> started.standin().judge().inFlight() == 0);
        hold.release();
        assertTrue(phone("2").join().json().has("phone"));
        assertEquals(1L, started.counts().statuses().get(0), "the answer that nobody took");
    }
}
