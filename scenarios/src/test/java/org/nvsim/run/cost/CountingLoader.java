package org.nvsim.run.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Loads nvsim and the libraries on its hot paths anew, from the same class files, so changed that
 * they count in {@link Executed} the instructions they execute. The count depends on the code and
 * on what the model does, not on the machine or how busy it is. What the JDK's own classes execute
 * is not counted.
 */
final class CountingLoader extends ClassLoader {
    private static final List<String> COUNTED =
            List.of("org.nvsim.", "org.agrona.", "org.HdrHistogram.", "org.apache.commons.");

    CountingLoader() {
        super(CountingLoader.class.getClassLoader());
    }

    /**
     * An object of the counting twin of {@code original}, made by its only constructor. Of its
     * types only those of the JDK are shared with the caller.
     */
    Object create(Class<?> original, Object... arguments) throws ReflectiveOperationException {
        return loadClass(original.getName()).getConstructors()[0].newInstance(arguments);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        boolean counted = COUNTED.stream().anyMatch(name::startsWith);
        if (!counted || name.equals(Executed.class.getName())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] counting = counting(file.readAllBytes());
            return defineClass(name, counting, 0, counting.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] counting(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        ClassVisitor visitor =
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            String signature,
                            String[] exceptions) {
                        return new CountingMethod(
                                super.visitMethod(access, name, descriptor, signature, exceptions));
                    }
                };
        reader.accept(visitor, 0);
        return writer.toByteArray();
    }
}
