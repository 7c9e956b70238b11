package dev.checkbulk.internal.cell;

import dev.checkbulk.internal.cell.Cell.Change;
import dev.checkbulk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A cell in a file. */
class FileCellTest extends CellContractTest {
    private final VirtualTime time = new VirtualTime();

    @TempDir
    private Path folder;

    @Override
    protected Cell join(Change first) throws IOException {
        return FileCell.open(time, folder.resolve("cell"), first);
    }

    @Override
    protected void lose() throws IOException {
        Files.delete(folder.resolve("cell"));
    }
}
