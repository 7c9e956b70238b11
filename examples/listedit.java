///usr/bin/env jbang "$0" "$@" ; exit $?
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.batch.Operation;
import dev.checkbulk.ops.Employees;
import dev.checkbulk.script.Check;
import java.util.Map;
class listedit { // Usage: listedit.java COMPANY
    static final Operation<JsonNode> BY_CHECK = Operation.of(employee ->
            new Employees().update(employee.path("id").asText(), Map.of("payment_method_preference", "manual")));
    public static void main(String... args) throws Exception {
        try (Check check = Check.fromEnvironment()) {
            for (var result : check.run(check.all(new Employees().list(args[0])), BY_CHECK)) System.out.println(result.id() + " " + result.outcome().summary());
        }
    } }
