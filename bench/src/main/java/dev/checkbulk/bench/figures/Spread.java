package dev.checkbulk.bench.figures;

import java.util.Collection;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/** Several measurements of one thing: their median, and the least and the most of them. */
public record Spread(double median, double least, double most) {

    /** @throws IllegalStateException when there are none, or one of them is no number */
    public static Spread of(double... values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalStateException("a figure is missing: " + value);
            }
        }
        if (values.length == 0) {
            throw new IllegalStateException("a figure is missing: nothing was measured");
        }
        return new Spread(new Median().evaluate(values), StatUtils.min(values), StatUtils.max(values));
    }

    public static <T> Spread of(Collection<T> runs, ToDoubleFunction<T> figure) {
        return of(runs.stream().mapToDouble(figure).toArray());
    }

    /** {@code median (least to most)}, each in this format of {@link String#format}. */
    public String text(String format) {
        String middle = one(format, median);
        String from = one(format, least);
        String to = one(format, most);
        return from.equals(to) ? middle : middle + " (" + from + " to " + to + ")";
    }

    /** The same in per cent, with so many decimals. */
    public String percent(int decimals) {
        return new Spread(median * 100, least * 100, most * 100).text("%." + decimals + "f") + " %";
    }

    private static String one(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
