package dev.checkbulk.bench.pace;

import dev.checkbulk.bench.traffic.PacedTraffic;
import dev.checkbulk.bench.traffic.Relay;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Requests over time as an SVG: one lane for each who sent, refused ones on top of accepted ones. */
final class RequestTimeline {
    private static final double BIN_SECONDS = 0.2;
    private static final double SHOWN_SECONDS = 30;
    private static final int WIDTH = 900;
    private static final int LANE = 130;
    private static final int HEIGHT = 90;
    private static final double MOST_PER_SECOND = 100;

    private RequestTimeline() {}

    /** Who sent, and what came through. */
    record Lane(String label, List<Relay.Seen> seen) {
        private int[] bins(Predicate<Relay.Seen> which) {
            int[] bins = new int[(int) (SHOWN_SECONDS / BIN_SECONDS)];
            long first = seen.get(0).nanos();
            for (Relay.Seen one : seen) {
                int bin = (int) ((one.nanos() - first) / 1e9 / BIN_SECONDS);
                if (bin < bins.length && which.test(one)) {
                    bins[bin]++;
                }
            }
            return bins;
        }
    }

    static String svg(List<Lane> lanes) {
        StringBuilder svg = new StringBuilder();
        svg.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">\n",
                WIDTH + 80, lanes.size() * LANE + 40));
        svg.append(format("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>\n", WIDTH + 80, lanes.size() * LANE + 40));
        for (int n = 0; n < lanes.size(); n++) {
            svg.append(lane(lanes.get(n), n * LANE + 30));
        }
        svg.append(format(
                "<text x=\"40\" y=\"%d\">requests/s in each 0.2 s of the first %.0f s: accepted blue, answered 429 red;"
                        + " the line is the limit of 25/s</text>\n</svg>\n",
                lanes.size() * LANE + 30, SHOWN_SECONDS));
        return svg.toString();
    }

    private static String lane(Lane lane, int top) {
        int bottom = top + HEIGHT;
        int[] accepted = lane.bins(Relay.Seen::accepted);
        int[] refused = lane.bins(one -> !one.accepted());
        return format("<text x=\"40\" y=\"%d\" font-weight=\"bold\">%s</text>\n", top - 8, lane.label())
                + format("<path fill=\"#2b6cb0\" d=\"%s\"/>\n", bars(new int[accepted.length], accepted, bottom))
                + format("<path fill=\"#e53e3e\" d=\"%s\"/>\n", bars(accepted, refused, bottom))
                + format(
                        "<path stroke=\"#444\" stroke-dasharray=\"4 3\" d=\"M40 %.1fh%d\"/>\n",
                        bottom - height(PacedTraffic.LIMIT * BIN_SECONDS), WIDTH)
                + format("<path stroke=\"#444\" d=\"M40 %dh%d\"/>\n", bottom, WIDTH)
                + format("<text x=\"8\" y=\"%.1f\">25</text>\n", bottom - height(PacedTraffic.LIMIT * BIN_SECONDS) + 4);
    }

    /** A bar for each bin that has something, on top of what is below it. */
    private static String bars(int[] below, int[] bins, int bottom) {
        double width = (double) WIDTH / bins.length;
        StringBuilder path = new StringBuilder();
        for (int n = 0; n < bins.length; n++) {
            if (bins[n] > 0) {
                double from = Math.min(HEIGHT, height(below[n]));
                double to = Math.min(HEIGHT, height(below[n] + bins[n]));
                path.append(format(
                        "M%.1f %.1fv%.1fh%.1fv%.1fz", 40 + n * width, bottom - from, from - to, width - 1, to - from));
            }
        }
        return path.toString();
    }

    private static double height(double requestsOfBin) {
        return requestsOfBin / BIN_SECONDS / MOST_PER_SECOND * HEIGHT;
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
