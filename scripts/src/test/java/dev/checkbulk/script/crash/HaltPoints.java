package dev.checkbulk.script.crash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts {@link Halt} before every call in our modules that changes the disk or writes to a socket: a jar with copies of the
 * classes that have such calls, to stand before the modules in a class path. Everything else of the script is as it is.
 */
final class HaltPoints {
    private static final String HALT = Type.getInternalName(Halt.class);

    private static final Map<String, Set<String>> CALLS = Map.of(
            "java/nio/channels/FileChannel",
            Set.of("open", "write", "force", "truncate"),
            "java/nio/file/Files",
            Set.of("createDirectory", "createFile", "move", "delete", "deleteIfExists", "write", "writeString"),
            "io/vertx/core/http/HttpClientRequest",
            Set.of("end"));

    private final Set<String> rewritten = new TreeSet<>();

    /** The classes that it found, by their names inside their jars. */
    Set<String> rewritten() {
        return rewritten;
    }

    void write(List<Path> modules, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path module : modules) {
                rewrite(module, out);
            }
            String name = HALT + ".class";
            try (InputStream halt = Halt.class.getClassLoader().getResourceAsStream(name)) {
                put(out, name, halt.readAllBytes());
            }
        }
    }

    private void rewrite(Path module, JarOutputStream out) throws IOException {
        try (JarFile in = new JarFile(module.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) in.stream()::iterator) {
                if (!entry.getName().endsWith(".class") || entry.getName().equals("module-info.class")) {
                    continue;
                }
                ClassReader reader = new ClassReader(in.getInputStream(entry).readAllBytes());
                ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
                Rewriting rewriting = new Rewriting(writer);
                reader.accept(rewriting, 0);
                if (rewriting.found) {
                    rewritten.add(entry.getName());
                    put(out, entry.getName(), writer.toByteArray());
                }
            }
        }
    }

    private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(bytes);
        out.closeEntry();
    }

    private static final class Rewriting extends ClassVisitor {
        private boolean found;

        Rewriting(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String type, boolean ofInterface) {
                    if (!CALLS.getOrDefault(owner, Set.of()).contains(called)) {
                        super.visitMethodInsn(opcode, owner, called, type, ofInterface);
                        return;
                    }
                    found = true;
                    if (owner.endsWith("FileChannel") && called.equals("write")) {
                        String write = "(L" + owner + ";" + type.substring(1);
                        super.visitMethodInsn(Opcodes.INVOKESTATIC, HALT, "write", write, false);
                        return;
                    }
                    super.visitLdcInsn(owner.substring(owner.lastIndexOf('/') + 1) + "." + called);
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, HALT, "before", "(Ljava/lang/String;)V", false);
                    super.visitMethodInsn(opcode, owner, called, type, ofInterface);
                }
            };
        }
    }
}
