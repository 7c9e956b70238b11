package dev.checkbulk.run.folder;

import dev.checkbulk.internal.RealDisk;
import dev.checkbulk.run.vault.Vault;
import dev.checkbulk.run.vault.VaultContractTest;
import dev.checkbulk.run.vault.VaultRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Runs in folders of this machine's disk. */
class RealFolderVaultTest extends VaultContractTest {
    @TempDir
    private Path temp;

    private int crashes;

    private Path home() {
        return temp.resolve("home" + crashes).resolve("runs");
    }

    @Override
    protected Vault open(String who) {
        return new FolderVault(new RealDisk(), home(), who, told -> {});
    }

    /** What the disk shows is there afterwards, in files whose locks nobody has. */
    @Override
    protected void crash() throws IOException {
        Path before = home();
        crashes++;
        Files.createDirectories(home().getParent());
        try (Stream<Path> files = Files.walk(before)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path to = home().resolve(before.relativize(file));
                Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Override
    protected void tear(VaultRun run, byte[] part) throws IOException {
        Files.write(run.folder().resolve(FolderRun.JOURNAL), part, StandardOpenOption.APPEND);
    }

    /** Its lock's file is taken away: whoever comes then makes another, and has that. */
    @Override
    protected void steal(VaultRun run) throws IOException {
        Files.delete(run.folder().resolve(FolderRun.LOCK));
    }

    @Override
    protected boolean bearsThreads() {
        return true;
    }
}
