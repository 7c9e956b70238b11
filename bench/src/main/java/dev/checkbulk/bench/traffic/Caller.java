package dev.checkbulk.bench.traffic;

import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.bed.PeerTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who sends the requests: a program that reassigns the employees of a file. */
public enum Caller {
    SCRIPT("reassign"),
    GUIDE("the guide's Python"),
    EVEN("even spacing, Python");

    public static final String KEY = "bench";

    private final String label;

    Caller(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public Optional<PeerTool> tool() {
        return this == SCRIPT ? Optional.empty() : Optional.of(PeerTool.HTTPX);
    }

    /** What runs it, with these further arguments. */
    public List<String> command(Bed bed, Path moves, String... more) throws IOException {
        return switch (this) {
            case SCRIPT -> {
                String[] args = new String[more.length + 2];
                args[0] = moves.toString();
                args[1] = "--yes";
                System.arraycopy(more, 0, args, 2, more.length);
                yield bed.scripts().command("reassign", args);
            }
            case GUIDE -> List.of(PeerTool.HTTPX.path().orElseThrow(), bed.peer("guide.py"), moves.toString());
            case EVEN -> List.of(PeerTool.HTTPX.path().orElseThrow(), bed.peer("even.py"), moves.toString());
        };
    }

    /** What it finds in its environment. */
    public static Map<String, String> environment(String baseUrl, Path home) {
        return Map.of("CHECK_API_KEY", KEY, "CHECK_BASE_URL", baseUrl, "CHECKBULK_HOME", home.toString());
    }
}
