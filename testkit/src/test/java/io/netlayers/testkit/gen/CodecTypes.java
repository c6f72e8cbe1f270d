package io.netlayers.testkit.gen;

import io.netlayers.core.DecodeStatus;
import io.netlayers.core.OctetString;
import io.netlayers.tcp.TcpHeader;
import io.netlayers.udp.UdpHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What types the codecs have, read from their class files. */
final class CodecTypes {
  /** A type of each codec. */
  static final List<Class<?>> CODECS = List.of(OctetString.class, UdpHeader.class, TcpHeader.class);

  private static final Set<String> NO_REFUSALS =
      Set.of("OK", "NEED_MORE", "RECORD", "BLOCK", "END");

  private CodecTypes() {}

  /** Every public class of the codecs, nested ones too. */
  static List<Class<?>> all() {
    List<Class<?>> all = new ArrayList<>();
    CODECS.forEach(codec -> all.addAll(publicClassesBeside(codec)));
    return all;
  }

  /** Every status of a decoder. */
  static List<Class<?>> statuses() {
    return all().stream()
        .filter(type -> type.isEnum() && DecodeStatus.class.isAssignableFrom(type))
        .toList();
  }

  /** Whether a status says that nothing is wrong. */
  static boolean isNoRefusal(Object status) {
    return NO_REFUSALS.contains(status.toString());
  }

  /** Every type of values: records, sealed interfaces, and what Immutables implements. */
  static List<Class<?>> values() {
    return all().stream().filter(CodecTypes::isValue).toList();
  }

  private static boolean isValue(Class<?> type) {
    return type.isRecord() || type.isInterface() && type.isSealed() || hasImmutable(type);
  }

  private static boolean hasImmutable(Class<?> type) {
    String name = type.getPackageName() + ".Immutable" + type.getSimpleName();
    try {
      Class.forName(name, false, type.getClassLoader());
      return Modifier.isAbstract(type.getModifiers());
    } catch (ClassNotFoundException notOne) {
      return false;
    }
  }

  private static List<Class<?>> publicClassesBeside(Class<?> codec) {
    try {
      URI home = codec.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path path = Path.of(home);
      if (Files.isDirectory(path)) {
        return publicClasses(codec, path);
      }
      try (FileSystem jar = FileSystems.newFileSystem(path, Map.of())) {
        return publicClasses(codec, jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Class<?>> publicClasses(Class<?> codec, Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.contains("-info"))
          .<Class<?>>map(name -> load(codec, name.substring(0, name.length() - 6)))
          .filter(CodecTypes::isPublic)
          .sorted((a, b) -> a.getName().compareTo(b.getName()))
          .toList();
    }
  }

  private static Class<?> load(Class<?> codec, String path) {
    try {
      return Class.forName(path.replace('/', '.'), false, codec.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Public, as are the classes around it. */
  private static boolean isPublic(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      if (!Modifier.isPublic(at.getModifiers())) {
        return false;
      }
    }
    return !type.isAnonymousClass() && !type.isLocalClass();
  }
}
