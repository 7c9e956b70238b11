package dev.checkbulk.ops.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake in a table is found when it is read, and said with its line. */
class MalformedTableTest {
    private static final String GOOD = String.join(
            "\n",
            "# a comment",
            "resource pets",
            "called pet",
            "create list /pets",
            "get update delete /pets/{pet}",
            "filters owner",
            "scope owner",
            "unique name",
            "removal delete",
            "  id     id      R",
            "  owner  text    CR",
            "  name   text    C*UR",
            "  tame   boolean CUR",
            "  home   object  CUR",
            "  home.city text C*UR");

    private static String complaint(String table) {
        return String.valueOf(
                assertThrows(IllegalStateException.class, () -> Tables.resources(Tables.lines("t", table)))
                        .getMessage());
    }

    @Test
    void aGoodTableIsRead() {
        ResourceType pets = Tables.resources(Tables.lines("t", GOOD)).get(0);
        assertEquals("pets", pets.name());
        assertEquals(6, pets.fields().size());
        assertEquals("/pets", pets.path());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "called pet | colour red | t, line 3: no word of this table: colour",
                "called pet | page 1 | t, line 2: nothing says called",
                "called pet | filters tame | t, line 6: said twice: filters",
                "create list /pets | create and list /pets | t, line 4: not verbs and a path",
                "get update | get get update | t, line 5: said twice: get",
                "resource pets | resource PETS | t, line 2: A resource's name is small letters and _, not \"PETS\"",
                "resource pets | called pet | t, line 2: a resource has to come first",
                "id      R | id | t, line 10: a field is a name, a type and a use",
                "id      R | id X | t, line 10: cannot be read: X",
                "id      R | id:pet R | pets.id refers to no resource: pet",
                "text    CR | txt CR | t, line 11: no type: txt",
                "text    CR | text:a CR | t, line 11: only an id and a choice take a detail, not text",
                "'name   ' | 'owner ' | t, line 2: pets has two fields owner",
                "home.city | house.city | t, line 2: pets: house has to stand before house.city",
                "unique name | unique names | t, line 2: pets: unique names no field: names",
                "filters owner | filters name | t, line 2: pets: its scope is no filter: owner",
                "delete /pets/{pet} | /pets/{pet} | t, line 2: pets has no delete to be removed by",
                "removal delete | removal name=false | t, line 2: pets cannot be deactivated by name",
                "removal delete | removal burn | t, line 9: a removal is delete, a field =false, or none: with a reason",
                "removal delete | # | t, line 2: a create needs a removal",
                "create list | list | t, line 2: pets has fields for a missing create",
                "get update delete | get delete | t, line 2: pets has fields for a missing replace",
                "unique name | exactly-one name fame | t, line 2: pets: one of names no field: fame",
                "unique name | changes by fame name | t, line 2: pets: changes names no field: fame",
                "unique name | changes by name in | t, line 8: changes are by fields and a day, or by these in a field",
                "unique name | changes name | t, line 8: changes are by fields and a day, or by these in a field"
            })
    void aMistakeIsSaidWithItsLine(String good, String bad, String complaint) {
        assertEquals(complaint, complaint(GOOD.replace(good, bad)));
    }

    @Test
    void wordsStandBelowTheirChoice() {
        String table = GOOD.replace("  tame   boolean CUR", "  mood   choice CUR\n    | glad sad\n    | cross");
        Field mood =
                Tables.resources(Tables.lines("t", table)).get(0).field("mood").orElseThrow();
        assertEquals(List.of("glad", "sad", "cross"), mood.choices());
        assertEquals("t, line 16: a choice has to stand above its words", complaint(GOOD + "\n    | glad"));
    }

    @Test
    void twoResourcesOfOneNameAreRefused() {
        assertEquals("Two resources are named pets", complaint(GOOD + "\n" + GOOD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /pets | t, line 1: not a verb, a path and a reason",
                "POST pets because | t, line 1: not a verb, a path and a reason",
                "BURN /pets because | t, line 1: no verb of the API: BURN"
            })
    void aMistakeInWhatIsLeftOutIsSaid(String line, String complaint) {
        assertEquals(
                complaint,
                assertThrows(IllegalStateException.class, () -> Tables.leftOut(Tables.lines("t", line)))
                        .getMessage());
    }
}
