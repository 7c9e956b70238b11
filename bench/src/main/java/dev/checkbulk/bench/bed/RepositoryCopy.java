package dev.checkbulk.bench.bed;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * A copy of the repository in which nothing is built, and of the local Maven repository without this project in it.
 *
 * @param folder of the copy
 * @param repository the local Maven repository for it
 */
public record RepositoryCopy(Path folder, Path repository) {
    private static final Set<String> LEFT_OUT = Set.of("target", ".launcher", ".git");

    public static RepositoryCopy of(Bed bed) throws IOException {
        RepositoryCopy clone = new RepositoryCopy(bed.folder("clone"), bed.folder("repository"));
        copy(bed.root(), clone.folder, LEFT_OUT, false);
        copy(localRepository(), clone.repository, Set.of("checkbulk"), true);
        return clone;
    }

    /** Where Maven keeps the jars of the class path: REPOSITORY/info/picocli/picocli/VERSION/picocli-VERSION.jar. */
    private static Path localRepository() {
        Path jar = Path.of(CommandLine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        return jar.resolve("../../../../..").normalize();
    }

    /** As nobody has ever built here. */
    public void forgetAll() throws IOException {
        delete(folder.resolve(".launcher"));
        delete(repository.resolve("dev/checkbulk"));
        try (Stream<Path> modules = Files.list(folder)) {
            for (Path module : modules.toList()) {
                delete(module.resolve("target"));
            }
        }
    }

    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }

    /** Copies, or links where the file system can: nothing writes into these files. */
    private static void copy(Path from, Path to, Set<String> without, boolean link) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (without.contains(String.valueOf(folder.getFileName())) && !folder.equals(from)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(file));
                if (!without.contains(String.valueOf(file.getFileName())) && !(link && linked(copy, file))) {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean linked(Path copy, Path file) {
        try {
            Files.createLink(copy, file);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
