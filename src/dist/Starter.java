import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Makes what `alur get` and `alur set` are started from, which people may call a hundred times an hour:
/// `edit-run.jar` beside `quarkus-run.jar`, with a class path of the few jars that these need. Whatever asks
/// for a class or a service that is not there makes Java open every jar of the class path, and the service has
/// 188.
///
/// Started as a program of one file: `java src/dist/Starter.java target/quarkus-app`.
final class Starter {
    /// How the names of the jars begin that reading and editing workbooks, and telling of it, can need.
    private static final List<String> NEEDED = List.of(
            "alur-",
            "info.picocli.",
            "com.fasterxml.jackson.core.",
            "org.apache.poi.poi-5",
            "org.apache.commons.",
            "commons-codec.",
            "commons-io.",
            "com.zaxxer.SparseBitSet",
            "org.apache.logging.log4j.",
            "org.jboss.log",
            "io.smallrye.common.smallrye-common-",
            "org.jspecify.");

    /// The rooms that an edit walks through. What they name must be in the jars above.
    private static final List<String> ROOMS = List.of("language", "grid", "formula", "excel", "run", "cli");

    /// Java archives no classes of older versions for a quick start, unless they are brought up to this one.
    private static final int OLDEST = ClassFile.JAVA_8_VERSION;

    private Starter() {}

    public static void main(String... arguments) throws IOException {
        Path app = Path.of(arguments[0]);
        List<Path> jars = new ArrayList<>();
        for (String folder : List.of("app", "lib/boot", "lib/main")) {
            try (Stream<Path> all = Files.list(app.resolve(folder))) {
                all.filter(Starter::isNeeded).sorted().forEach(jars::add);
            }
        }
        for (Path jar : jars) {
            if (isOld(jar)) {
                raise(jar);
            }
        }
        demandWhole(jars);
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, "dev.alur.app.Main");
        main.put(
                Attributes.Name.CLASS_PATH,
                String.join(
                        " ",
                        jars.stream()
                                .map(jar -> app.relativize(jar).toString().replace('\\', '/'))
                                .toList()));
        try (OutputStream out = Files.newOutputStream(app.resolve("edit-run.jar"))) {
            new JarOutputStream(out, manifest).close();
        }
    }

    private static boolean isNeeded(Path jar) {
        String name = jar.getFileName().toString();
        return name.endsWith(".jar") && NEEDED.stream().anyMatch(name::startsWith);
    }

    private static boolean isOld(Path jar) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : classes(file)) {
                try (InputStream in = file.getInputStream(entry)) {
                    // the version's lower half stands in the seventh and eighth byte (JVMS 4.1)
                    if (in.readNBytes(8)[7] < ClassFile.JAVA_6_VERSION) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /// Brings the class files of a jar up to a newer version, which has to say more of what its code does.
    private static void raise(Path jar) throws IOException {
        Path fresh = jar.resolveSibling(jar.getFileName() + ".new");
        try (ZipFile old = new ZipFile(jar.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(fresh));
                URLClassLoader others =
                        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            ClassFile raising = ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(
                            ClassHierarchyResolver.ofResourceParsing(others).cached()));
            for (ZipEntry entry : old.stream().toList()) {
                byte[] bytes = bytes(old, entry);
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(isClass(entry) ? raised(raising, bytes) : bytes);
                out.closeEntry();
            }
        }
        Files.setLastModifiedTime(fresh, Files.getLastModifiedTime(jar));
        Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] raised(ClassFile raising, byte[] bytes) {
        ClassModel model = raising.parse(bytes);
        if (model.majorVersion() >= OLDEST) {
            return bytes;
        }
        return raising.transformClass(
                model,
                ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
                        .andThen(ClassTransform.endHandler(builder -> builder.withVersion(OLDEST, 0))));
    }

    /// Whoever takes a new library into one of the rooms has to name it here.
    private static void demandWhole(List<Path> jars) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        TreeSet<String> missing = new TreeSet<>();
        try (URLClassLoader all = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
                ZipFile ours = new ZipFile(jars.getFirst().toFile())) {
            for (ZipEntry entry : classes(ours)) {
                if (ROOMS.stream().anyMatch(room -> entry.getName().startsWith("dev/alur/" + room + "/"))) {
                    for (PoolEntry constant :
                            ClassFile.of().parse(bytes(ours, entry)).constantPool()) {
                        if (constant instanceof ClassEntry type
                                && type.asSymbol().isClassOrInterface()
                                && all.getResource(type.asInternalName() + ".class") == null) {
                            missing.add(type.asInternalName() + ", which " + entry.getName() + " needs");
                        }
                    }
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("no jar is named in Starter.java for\n" + String.join("\n", missing));
        }
    }

    private static List<? extends ZipEntry> classes(ZipFile file) {
        return file.stream().filter(Starter::isClass).toList();
    }

    private static boolean isClass(ZipEntry entry) {
        String name = entry.getName();
        return name.endsWith(".class") && !name.endsWith("module-info.class") && !name.startsWith("META-INF/");
    }

    private static byte[] bytes(ZipFile file, ZipEntry entry) {
        try (InputStream in = file.getInputStream(entry)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
