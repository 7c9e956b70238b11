package dev.checkbulk.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.jobs.report.PageData.Column;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What is written on the page, as its bytes tell. */
class PageTest {
    private static final String HOSTILE = "</script><img src=x onerror=\"alert('1')\"> & =cmd";
    private static final Instant BEGAN = Instant.parse("2026-11-24T09:30:01Z");

    private static SendTimes sitting(long[] sends, long[] throttles) {
        return new SendTimes(BEGAN, HOSTILE, 24.75, sends, throttles, 0);
    }

    private static String page(SendTimes... sittings) throws IOException {
        Page page = new Page(
                HOSTILE,
                HOSTILE,
                List.of(new Page.Left(HOSTILE, HOSTILE)),
                List.of(HOSTILE),
                List.of(new Page.Count("done", "done", 1_195, HOSTILE), new Page.Count("refused", HOSTILE, 5, "no")),
                List.of(new Page.Next(HOSTILE, HOSTILE)),
                List.of(sittings),
                List.of(new Page.Fact(HOSTILE, HOSTILE, BEGAN)));
        StringWriter html = new StringWriter();
        page.write(html, data -> {
            try (PageData rows = new PageData(data)) {
                rows.add(Map.of(Column.OUTCOME, "done", Column.ROW, 7, Column.MESSAGE, HOSTILE));
                rows.add(Map.of(Column.OUTCOME, "refused", Column.STEPS, List.of(Map.of(Column.ROW, 1))));
            }
        });
        return html.toString();
    }

    private static String group(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertTrue(matcher.find(), pattern);
        return matcher.group(1);
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    @Test
    void thePolicyAllowsTheStyleAndTheScriptOfThePageAndNothingElse() throws Exception {
        String html = page();
        String policy = group("<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">", html);
        assertTrue(policy.startsWith("default-src 'none'; "), policy);
        assertTrue(policy.contains("script-src " + hash(group("<script>(.*?)</script>", html)) + ";"), policy);
        assertTrue(policy.contains("style-src " + hash(group("<style>(.*?)</style>", html)) + ";"), policy);
        assertFalse(policy.contains("unsafe") || policy.contains("http"), policy);
        assertEquals(1, html.split("<script>", -1).length - 1);
    }

    @Test
    void nothingThatIsShownIsMarkup() throws IOException {
        String html = page(sitting(new long[] {BEGAN.toEpochMilli()}, new long[] {}));
        assertFalse(html.contains("<img"));
        assertTrue(html.contains("&lt;/script&gt;&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; =cmd"));
        String markup = html.replaceAll("(?s)<(script|style)>.*?</\\1>", "").replaceAll("\"[^\"]*\"", "");
        assertFalse(markup.matches("(?s).*<[a-z][^>]* on[a-z]+=.*"), "no inline handlers");
        assertFalse(markup.matches("(?s).*<[a-z][^>]* style=.*"), "no inline styles: the policy refuses them");
        assertEquals(
                "",
                group("<script type=\"application/gzip\" id=\"data\">([^<]*)</script>", html)
                        .replaceAll("[A-Za-z0-9+/=]", ""));
    }

    @Test
    void theCountsAddUp() throws IOException {
        String html = page();
        assertEquals("1,200", group("All rows</th><td class=\"number\">([^<]*)<", html));
        List<String> counts = Pattern.compile("</th><td class=\"number\">([0-9,]+)</td><td>[^<]")
                .matcher(html)
                .results()
                .map((MatchResult one) -> one.group(1))
                .toList();
        assertEquals(List.of("1,195", "5"), counts);
    }

    @Test
    void theRowsAreLinesUnderTheirColumns() throws IOException {
        String data = group("id=\"data\">([^<]*)<", page());
        byte[] lines =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(data))).readAllBytes();
        List<String> rows = new String(lines, StandardCharsets.UTF_8).lines().toList();
        assertEquals(3, rows.size());
        assertTrue(rows.get(0).startsWith("[\"outcome\",\"row\",\"id\","), rows.get(0));
        assertEquals(
                "[\"done\",7,0,0,0,0,0,0,0,0,\"</script><img src=x onerror=\\\"alert('1')\\\"> & =cmd\"]", rows.get(1));
        assertTrue(rows.get(2).endsWith(",[[0,1]]]"), rows.get(2));
    }

    @Test
    void thePictureHasABarForEachSecondAndOneForWhatWas429() throws IOException {
        long first = BEGAN.toEpochMilli();
        long[] sends = LongStream.range(0, 75).map(n -> first + n * 40).toArray();
        String html = page(sitting(sends, new long[] {first + 40}));
        assertEquals(3, html.split("<rect class=\"bar\"", -1).length - 1);
        assertEquals(1, html.split("<rect class=\"throttled\"", -1).length - 1);
        assertTrue(
                html.contains("75 requests were sent, 1 of them answered 429. That is 25/s, 101 % of the 24.75/s"),
                html);
        assertTrue(
                html.contains("75 requests from 09:30:01 to 09:30:03 UTC, at most 25 in a second; 1 were answered 429;"
                        + " the limit was 24.75."));
    }

    @Test
    void aPauseIsShownAndTold() throws IOException {
        long first = BEGAN.toEpochMilli();
        String html = page(sitting(new long[] {first, first + 40, first + 12_040, first + 12_080}, new long[] {}));
        assertEquals(1, html.split("<rect class=\"pause\"", -1).length - 1);
        assertTrue(html.contains("12.0 s, from 09:30:01 UTC"));
    }

    @Test
    void manyHoursAreOnePicture() throws IOException {
        long first = BEGAN.toEpochMilli();
        long[] sends = LongStream.range(0, 100_000).map(n -> first + n * 1_000).toArray();
        String html = page(sitting(sends, new long[] {}));
        int bars = html.split("<rect class=\"bar\"", -1).length - 1;
        assertTrue(bars > 30 && bars <= 120, bars + " bars");
    }

    @Test
    void aRunThatSentNothingHasNoPicture() throws IOException {
        assertFalse(page(sitting(new long[] {}, new long[] {})).contains("<svg"));
    }
}
