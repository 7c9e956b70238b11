package dev.checkbulk.standin.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.Started;
import dev.checkbulk.standin.internal.StrictJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only Check makes. */
class ReadOnlyHttpTest {
    @RegisterExtension
    final Started started = new Started();

    private Http http;

    @BeforeEach
    void seed() {
        http = started.http();
        started.records().company("com_1");
        put("payments", "pyt_1", StrictJson.object().put("amount", "100.00").put("completion_date", "2026-01-10"));
        put("payments", "pyt_2", StrictJson.object().put("amount", "20.00").put("completion_date", "2026-02-10"));
        ObjectNode requirement = StrictJson.object().put("status", "not_provided");
        requirement.putArray("categories").add("required_tax_id").add("other");
        put("requirements", "req_1", requirement);
        put("filings", "com_fil_1", StrictJson.object().put("year", "2026"));
        put("documents/setup_documents", "doc_1", StrictJson.object().put("label", "Setup"));
    }

    private void put(String kind, String id, ObjectNode fields) {
        started.records().put(kind, fields.put("id", id).put("company", "com_1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /taxes                                         | 5
                    /taxes?id=tax_futa&id=tax_none                 | 1
                    /taxes?jurisdiction=il                         | 2
                    /taxes?label_contains=UNEMPLOYMENT             | 2
                    /agencies?jurisdiction=fed                     | 1
                    /forms?state=il&lang=en                        | 1
                    /payments?company=com_1                        | 2
                    /payments?amount_min=50                        | 1
                    /payments?amount_max=100&amount_min=20         | 2
                    /payments?completion_date_after=2026-01-10     | 1
                    /payments?completion_date_before=2026-02-10    | 1
                    /requirements?category=other                   | 1
                    /requirements?category=none                    | 0
                    /filings?year=2026&company=com_1               | 1
                    /documents/setup_documents?company=com_1       | 1
                    /documents/company_tax_documents               | 0
                    """)
    void lists_are_filtered(String path, int size) {
        assertEquals(size, http.get(path).json().get("results").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/taxes/tax_futa", "/payments/pyt_1", "/documents/setup_documents/doc_1", "/filings/com_fil_1"})
    void one_is_read_and_never_written(String path) {
        assertEquals(200, http.get(path).status());
        assertEquals(404, http.get(path + "0").status());
        assertEquals(405, http.send("PATCH", path, "{}").status());
        assertEquals(405, http.send("DELETE", path, "").status());
        assertEquals(
                405,
                http.send("POST", path.substring(0, path.lastIndexOf('/')), "{}")
                        .status());
    }

    @Test
    void a_document_is_downloaded_as_pdf() {
        Http.Reply reply = http.get("/documents/setup_documents/doc_1/download");
        assertEquals("application/pdf", reply.header("Content-Type"));
        assertTrue(reply.body().startsWith("%PDF-"));
        assertEquals(404, http.get("/documents/setup_documents/doc_2/download").status());
        assertEquals(302, http.get("/documents").status());
        assertEquals(302, http.get("/documents/other_documents").status());
    }

    @Test
    void an_amount_that_is_none_is_refused() {
        assertEquals("[[\"amount_min\"]]", http.get("/payments?amount_min=x").errorPaths());
    }
}
