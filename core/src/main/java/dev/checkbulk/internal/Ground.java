package dev.checkbulk.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;

/** Whose a folder is, and who else could write there. Nothing is asked where the system has no owners at all. */
final class Ground {
    private static final boolean UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
    private static final int OTHERS = 0077;
    private static final int WRITABLE_BY_ALL = 0002;
    private static final int STICKY = 01000;

    private Ground() {}

    /**
     * That a folder is this user's alone. One that is open to others is closed to them.
     *
     * @param trusted whether a mount that keeps no owners or modes is taken for the person's own
     * @throws Unfit when it is not, by name and with what to do
     */
    static void requireOwn(Path folder, boolean trusted) throws IOException {
        if (!UNIX) {
            return;
        }
        Path real = folder.toRealPath();
        boolean owned = owner(real) == user();
        if (!owned && isOwnersOwn(real)) {
            throw new Unfit(
                    folder + " belongs to " + Files.getOwner(real)
                            + ", who could change what is there: it is not used. Name a folder of your own, or make this one yours (chown)");
        }
        boolean closed = owned && close(real);
        if (trusted) {
            return;
        }
        if (!closed) {
            throw new Unfit(
                    folder + " is on a mount without owners, where others may read and write: it is not used."
                            + " Name a folder elsewhere, or trust the mount when nobody else uses it",
                    true);
        }
        for (Path above = real.getParent(); above != null; above = above.getParent()) {
            int mode = mode(above);
            if ((mode & WRITABLE_BY_ALL) != 0 && (mode & STICKY) == 0) {
                throw new Unfit(above + " may be written to by everybody, who could put another folder in the place of "
                        + folder + ": it is not used. Close it (chmod o-w " + above + "), or name a folder elsewhere");
            }
        }
    }

    /** That a file is this user's, or the system's, and nobody else reads it. */
    static void requirePrivate(Path file) throws IOException {
        if (!UNIX) {
            return;
        }
        int owner = owner(file);
        if (owner != user() && owner != 0) {
            throw new Unfit(file + " belongs to " + Files.getOwner(file, LinkOption.NOFOLLOW_LINKS)
                    + ", who could have changed it: it is not used");
        }
        if ((mode(file) & OTHERS) != 0) {
            throw new Unfit(file + " may be read by others: it is not used. Close it (chmod 600 " + file
                    + "), and when others have read it, delete it");
        }
    }

    /** Whether others are kept out now. */
    private static boolean close(Path folder) throws IOException {
        if ((mode(folder) & OTHERS) == 0) {
            return true;
        }
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (FileSystemException e) {
            return false; // a mount that has no modes may say so
        }
        return (mode(folder) & OTHERS) == 0;
    }

    /** Whether somebody else has it, and it is not the mount that names the same owner for everything. */
    private static boolean isOwnersOwn(Path folder) throws IOException {
        Path probe;
        try {
            probe = Files.createTempFile(folder, ".owner", null);
        } catch (AccessDeniedException e) {
            return true;
        } catch (FileSystemException e) {
            return true; // read-only, or full: nothing can be had there either
        }
        try {
            return owner(probe) == user();
        } finally {
            Files.delete(probe);
        }
    }

    private static int user() throws IOException {
        Path self = Path.of("/proc/self");
        if (Files.exists(self)) {
            return (int) Files.getAttribute(self, "unix:uid");
        }
        Path probe = Files.createTempFile("checkbulk", null);
        try {
            return owner(probe);
        } finally {
            Files.delete(probe);
        }
    }

    private static int owner(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static int mode(Path path) throws IOException {
        Map<String, Object> is = Files.readAttributes(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        return (int) Objects.requireNonNull(is.get("mode"), "it was asked for");
    }
}
