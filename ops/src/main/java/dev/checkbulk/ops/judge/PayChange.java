package dev.checkbulk.ops.judge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.row.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a new earning rate makes of a person's pay, for people, and amounts that cannot be. */
public final class PayChange {
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,10})?");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal HALF = BigDecimal.valueOf(50);
    private static final List<String> PERIODS =
            ResourceType.of("earning_rates").field("period").map(Field::choices).orElse(List.of());

    private PayChange() {}

    /** Why the rate cannot be, when its amount or period says so. */
    public static Optional<Refusal> refusal(JsonNode rate) {
        String amount = rate.path("amount").asText("");
        String period = rate.path("period").asText("");
        if (!AMOUNT.matcher(amount).matches() || new BigDecimal(amount).signum() == 0) {
            return Optional.of(
                    new Refusal("amount", "amount has to be more than 0, like 52000.00, and is \"" + amount + "\""));
        }
        return rate.has("period") && !PERIODS.contains(period)
                ? Optional.of(new Refusal(
                        "period", "period is one of " + String.join(", ", PERIODS) + ", and not \"" + period + "\""))
                : Optional.empty();
    }

    /** The old and the new amount, in a sentence that begins with what is to be looked at. */
    public static String told(JsonNode old, JsonNode rate) {
        String was = old.path("amount").asText();
        String shall = rate.path("amount").asText();
        String period = rate.path("period").asText();
        if (!old.path("period").asText().equals(period)) {
            return "changes the period: " + was + " " + old.path("period").asText() + " -> " + shall + " " + period;
        }
        String amounts = was + " -> " + shall + " " + period;
        if (!AMOUNT.matcher(was).matches() || new BigDecimal(was).signum() == 0) {
            return "changes the pay: " + amounts;
        }
        BigDecimal from = new BigDecimal(was);
        BigDecimal more = new BigDecimal(shall).subtract(from);
        BigDecimal percent = more.multiply(HUNDRED).divide(from, 1, RoundingMode.HALF_UP);
        String told = amounts + " (" + (more.signum() > 0 ? "+" : "") + percent.toPlainString() + " %)";
        if (more.signum() < 0) {
            return "LOWERS the pay: " + told;
        }
        boolean much = more.multiply(HUNDRED).compareTo(from.multiply(HALF)) > 0;
        return (more.signum() == 0
                        ? "keeps the amount: "
                        : much ? "raises the pay by more than half: " : "raises the pay: ")
                + told;
    }
}
