package dev.checkbulk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who sends the requests: a program that reassigns the employees of a file. */
enum Caller {
    SCRIPT("reassign"),
    GUIDE("the guide's Python"),
    EVEN("even spacing, Python");

    static final String KEY = "bench";

    private final String label;

    Caller(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    Optional<Tool> tool() {
        return this == SCRIPT ? Optional.empty() : Optional.of(Tool.HTTPX);
    }

    /** What runs it, with these further arguments. */
    List<String> command(Bed bed, Path moves, String... more) throws IOException {
        return switch (this) {
            case SCRIPT -> {
                String[] args = new String[more.length + 2];
                args[0] = moves.toString();
                args[1] = "--yes";
                System.arraycopy(more, 0, args, 2, more.length);
                yield bed.scripts().command("reassign", args);
            }
            case GUIDE -> List.of(Tool.HTTPX.path().orElseThrow(), bed.peer("guide.py"), moves.toString());
            case EVEN -> List.of(Tool.HTTPX.path().orElseThrow(), bed.peer("even.py"), moves.toString());
        };
    }

    /** What it finds in its environment. */
    static Map<String, String> environment(String baseUrl, Path home) {
        return Map.of("CHECK_API_KEY", KEY, "CHECK_BASE_URL", baseUrl, "CHECKBULK_HOME", home.toString());
    }
}
