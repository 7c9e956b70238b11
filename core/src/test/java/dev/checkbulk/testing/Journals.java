package dev.checkbulk.testing;

import dev.checkbulk.internal.Disk;
import dev.checkbulk.run.folder.FileLog;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.Journal;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.vault.Log;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Assertions;

/** A journal on a simulated disk whose every group takes 10 ms, and what became of each entry. */
public final class Journals {
    public static final Path FILE = Path.of("/runs/journal.jsonl");
    public static final Duration LATENCY = Duration.ofMillis(10);

    public final VirtualTime time = new VirtualTime();
    final Executor thread = new DiskThread(time, () -> LATENCY);
    public final SimulatedDisk disk = new SimulatedDisk();
    public final List<Long> durable = new ArrayList<>();
    public final List<Throwable> failures = new ArrayList<>();
    public final Journal journal;

    public Journals() throws IOException {
        disk.createFolder(FILE.getParent());
        journal = open(disk, time, thread);
    }

    /** As a run does it, new or resumed. */
    public static Journal open(Disk disk, VirtualTime time, Executor thread) throws IOException {
        return Journal.open(log(disk), time, thread);
    }

    /** The log behind it; a new one begins with its header, as a run's does before it is a run. */
    public static Log log(Disk disk) throws IOException {
        FileLog log = FileLog.open(disk.append(FILE), contents(disk).validLength(), () -> true);
        if (log.length() == 0) {
            log.append(JournalFile.line(Entries.HEADER));
        }
        return log;
    }

    public static ReadJournal.Read contents(Disk disk) throws IOException {
        byte[] bytes = disk.exists(FILE) ? disk.read(FILE) : new byte[0];
        return Assertions.assertInstanceOf(ReadJournal.Read.class, ReadJournal.of(bytes, Entries.HEADER));
    }

    /** The rows of a disk's journal, in order. */
    public static List<Long> rows(Disk disk) throws IOException {
        return rows(contents(disk));
    }

    public static List<Long> rows(ReadJournal.Read read) {
        return read.entries().stream().map(entry -> ((Entry.OfRow) entry).row()).toList();
    }

    public void append(long row) {
        journal.append(Entries.numbered(row)).onSuccess(v -> durable.add(row)).onFailure(failures::add);
    }

    public void append(long first, long last) {
        for (long row = first; row <= last; row++) {
            append(row);
        }
    }

    public static List<Long> numbers(long first, long last) {
        List<Long> numbers = new ArrayList<>();
        for (long number = first; number <= last; number++) {
            numbers.add(number);
        }
        return numbers;
    }
}
