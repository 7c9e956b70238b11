package dev.checkbulk.jobs.report;

import dev.checkbulk.jobs.report.Template.Part;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run's report: one page that needs nothing else. All texts are shown as they are, and none is markup.
 *
 * @param run what the run is called
 * @param done the sentence that it opens with, up to what is left: {@code 195 of 200 employees updated.}
 * @param left the rest of the sentence
 * @param notices what has to be known first
 * @param counts how many rows ended how
 * @param next what may be done now
 * @param sittings what was sent when, in order
 * @param facts what else is known of the run
 */
public record Page(
        String run,
        String done,
        List<Left> left,
        List<String> notices,
        List<Count> counts,
        List<Next> next,
        List<SendTimes> sittings,
        List<Fact> facts) {

    /**
     * Rows that are not as they should be.
     *
     * @param text such as {@code 5 failed}
     * @param filter which rows these are: an outcome's key, or {@code failed}
     */
    public record Left(String text, String filter) {}

    /**
     * @param key the outcome in the data
     * @param name the outcome for people
     */
    public record Count(String key, String name, long rows, String meaning) {}

    /** @param command to be copied; null when there is none for it */
    public record Next(String what, @Nullable String command) {}

    /** @param at stands behind the value; null for no time */
    public record Fact(String name, String value, @Nullable Instant at) {
        public Fact(String name, String value) {
            this(name, value, null);
        }
    }

    /** Writes the rows; see {@link PageData}. */
    @FunctionalInterface
    public interface Data {
        void writeTo(Writer page) throws IOException;
    }

    /** Writes the page, row by row. */
    public void write(Writer to, Data rows) throws IOException {
        new Template()
                .write(
                        to,
                        Map.of(
                                "title", Part.of(Html.text(run + ": " + done)),
                                "run", Part.of(Html.text(run)),
                                "sentence", Part.of(sentence()),
                                "notices", Part.of(noticed()),
                                "counts", Part.of(counted()),
                                "total",
                                        Part.of(grouped(counts.stream()
                                                .mapToLong(Count::rows)
                                                .sum())),
                                "next", Part.of(nextSteps()),
                                "pace", Part.of(Pacing.html(sittings)),
                                "facts", Part.of(told()),
                                "data", rows::writeTo));
    }

    private String sentence() {
        StringBuilder html = new StringBuilder(Html.text(done));
        for (Left some : left) {
            html.append(" <a href=\"#rows\" data-show=\"")
                    .append(Html.text(some.filter()))
                    .append("\">")
                    .append(Html.text(some.text()))
                    .append("<span class=\"click\"> — click to review</span></a>.");
        }
        return html.toString();
    }

    private String noticed() {
        StringBuilder html = new StringBuilder();
        notices.forEach(notice ->
                html.append("<p class=\"notice\">").append(Html.text(notice)).append("</p>\n"));
        return html.toString();
    }

    private String counted() {
        StringBuilder html = new StringBuilder();
        for (Count count : counts) {
            html.append("<tr><th scope=\"row\" class=\"outcome ")
                    .append(Html.text(count.key()))
                    .append("\">")
                    .append(Html.text(count.name()))
                    .append("</th><td class=\"number\">")
                    .append(grouped(count.rows()))
                    .append("</td><td>")
                    .append(Html.text(count.meaning()))
                    .append("</td></tr>\n");
        }
        return html.toString();
    }

    private String nextSteps() {
        if (next.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder(
                "<section aria-labelledby=\"next-title\">\n<h2 id=\"next-title\">What to do next</h2>\n<dl class=\"next\">\n");
        for (Next step : next) {
            html.append("<dt>").append(Html.text(step.what())).append("</dt>");
            if (step.command() != null) {
                html.append("<dd><code>").append(Html.text(step.command())).append("</code></dd>");
            }
            html.append('\n');
        }
        return html.append("</dl>\n</section>\n").toString();
    }

    private String told() {
        StringBuilder html = new StringBuilder();
        for (Fact fact : facts) {
            html.append("<dt>")
                    .append(Html.text(fact.name()))
                    .append("</dt><dd>")
                    .append(Html.text(fact.value()))
                    .append(fact.value().isEmpty() || fact.at() == null ? "" : " ")
                    .append(fact.at() == null ? "" : Html.time(fact.at()))
                    .append("</dd>\n");
        }
        return html.toString();
    }

    /** With commas between the thousands. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
