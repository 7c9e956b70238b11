///usr/bin/env jbang "$0" "$@" ; exit $?
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
import dev.checkbulk.batch.*;
import dev.checkbulk.ops.*;
import dev.checkbulk.script.Check;
import java.util.List;
class guide {
    static final Operation<Reassignment> REASSIGN = Operation.of(move -> // include all workplaces, not just the new one
            new Employees().reassign(move.employee(), move.workplaces()));
    public static void main(String... args) throws Exception {
        var moves = List.of(Reassignment.of("emp_ana", List.of("wrk_1")), Reassignment.of("emp_ben", List.of("wrk_1", "wrk_2")));
        try (Check check = Check.fromEnvironment()) {
            for (var result : check.run(moves, REASSIGN)) System.out.println(result.id() + " " + result.outcome().summary());
        }
    } }
