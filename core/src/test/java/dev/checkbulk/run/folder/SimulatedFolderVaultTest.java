package dev.checkbulk.run.folder;

import dev.checkbulk.run.vault.Vault;
import dev.checkbulk.run.vault.VaultContractTest;
import dev.checkbulk.run.vault.VaultRun;
import dev.checkbulk.testing.SimulatedDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Runs in folders of a disk that loses what was not forced. */
class SimulatedFolderVaultTest extends VaultContractTest {
    private static final Path HOME = Path.of("/home/me/runs");

    private SimulatedDisk disk = new SimulatedDisk();

    @Override
    protected Vault open(String who) {
        return new FolderVault(disk, HOME, who, told -> {});
    }

    @Override
    protected void crash() {
        disk = disk.crash(new SplittableRandom(1));
    }

    @Override
    protected void tear(VaultRun run, byte[] part) throws IOException {
        try (var journal = disk.append(run.folder().resolve(FolderRun.JOURNAL))) {
            journal.append(part);
        }
    }

    @Override
    protected void steal(VaultRun run) throws IOException {
        disk.delete(run.folder().resolve(FolderRun.LOCK));
    }

    @Override
    protected boolean bearsThreads() {
        return false;
    }
}
