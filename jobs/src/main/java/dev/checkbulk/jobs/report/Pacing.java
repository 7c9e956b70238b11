package dev.checkbulk.jobs.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How fast a run went: in a sentence, pictures, and numbers. */
final class Pacing {
    /** More pictures help nobody; the numbers are of all. */
    private static final int MOST_PICTURES = 8;

    private Pacing() {}

    static String html(List<SendTimes> sittings) {
        List<SendTimes> sent =
                sittings.stream().filter(sitting -> sitting.sends().length > 0).toList();
        if (sent.isEmpty()) {
            return "<p>Nothing that changes anything was sent, or the journal does not tell when.</p>\n";
        }
        StringBuilder html = new StringBuilder();
        html.append("<p>")
                .append(Html.text(inWords(sent)))
                .append("</p>\n<p class=\"key\" aria-hidden=\"true\"><span>requests in a second</span>")
                .append("<span class=\"is-throttled\">of them answered 429</span>")
                .append("<span class=\"is-pause\">nothing was sent</span></p>\n");
        int first = Math.max(0, sent.size() - MOST_PICTURES);
        if (first > 0) {
            html.append("<p class=\"quiet\">The pictures are of the last ")
                    .append(MOST_PICTURES)
                    .append(" times that the run was taken up.</p>\n");
        }
        sent.subList(first, sent.size()).forEach(sitting -> html.append(Chart.of(sitting)));
        return html.append(table(sittings)).toString();
    }

    private static String inWords(List<SendTimes> sent) {
        long requests =
                sent.stream().mapToLong(sitting -> sitting.sends().length).sum();
        long throttled =
                sent.stream().mapToLong(sitting -> sitting.throttles().length).sum();
        StringBuilder text = new StringBuilder(Page.grouped(requests))
                .append(requests == 1 ? " request was sent" : " requests were sent")
                .append(
                        throttled == 0
                                ? ", and none was answered 429."
                                : ", " + Page.grouped(throttled) + " of them answered 429.");
        SendTimes only = sent.get(0);
        if (sent.size() == 1 && only.pace().isPresent()) {
            text.append(" That is ").append(pace(only)).append('.');
        }
        return text + " Check allows 25 a second to the whole partner. Only requests that change something are counted"
                + " here; reads share the limit.";
    }

    /** {@code 24.6/s, 99 % of the 24.75/s that were allowed}. */
    private static String pace(SendTimes sitting) {
        double pace = sitting.pace().orElse(0.0);
        String text = Chart.number(pace) + "/s";
        return sitting.perSecond() == 0
                ? text
                : String.format(
                        Locale.ROOT,
                        "%s, %.0f %% of the %s/s that the run was set to",
                        text,
                        100 * pace / sitting.perSecond(),
                        Chart.number(sitting.perSecond()));
    }

    private static String table(List<SendTimes> sittings) {
        StringBuilder html = new StringBuilder("<div class=\"scroll\">\n<table>\n<thead><tr>");
        Stream.of("Taken up", "By").forEach(head -> html.append("<th scope=\"col\">" + head + "</th>"));
        Stream.of("Requests", "Answered 429", "No answer", "Seconds", "Pace")
                .forEach(head -> html.append("<th scope=\"col\" class=\"number\">" + head + "</th>"));
        html.append("<th scope=\"col\">Longest pause</th></tr></thead>\n<tbody>\n");
        for (SendTimes sitting : sittings) {
            html.append("<tr><td>").append(Html.time(sitting.began())).append("</td><td>");
            html.append(Html.text(sitting.by())).append("</td>");
            Stream.of(
                            Page.grouped(sitting.sends().length),
                            Page.grouped(sitting.throttles().length),
                            Page.grouped(sitting.silent()),
                            seconds(sitting.span()),
                            sitting.pace()
                                    .map(pace -> Chart.number(pace) + "/s")
                                    .orElse("–"))
                    .forEach(cell -> html.append("<td class=\"number\">" + cell + "</td>"));
            html.append("<td>").append(pause(sitting.longestPause())).append("</td></tr>\n");
        }
        return html.append("</tbody>\n</table>\n</div>\n").toString();
    }

    private static String pause(Optional<SendTimes.Pause> longest) {
        return longest.map(pause -> seconds(pause.millis()) + " s, from " + Html.clock(pause.from()) + " UTC")
                .orElse("none");
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%,.1f", millis / 1_000.0);
    }
}
