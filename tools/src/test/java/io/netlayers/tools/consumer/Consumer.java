package io.netlayers.tools.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a project of a user's own against artifacts alone, and runs it in a JVM of its own. */
final class Consumer {
  private static final Path SOURCES = Path.of("src", "test", "consumer");

  private final Path work;
  private final boolean modules;
  private final Set<Path> path = new LinkedHashSet<>();

  /**
   * A consumer.
   *
   * @param work where class files go
   * @param modules whether it is on the module path, else on the class path
   * @param witnesses a class of each artifact that it depends on
   */
  Consumer(Path work, boolean modules, String... witnesses) throws Exception {
    this.work = work;
    this.modules = modules;
    for (String witness : witnesses) {
      path.add(artifact(witness));
    }
  }

  /** The jar, or in a build that makes none the folder, that a class comes from. */
  private static Path artifact(String witness) throws ClassNotFoundException, URISyntaxException {
    Class<?> found = Class.forName(witness, false, Consumer.class.getClassLoader());
    return Path.of(found.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** Compiles a folder of sources, warnings being errors; the result joins the path. */
  Path compile(String folder) throws IOException {
    return compileAll(SOURCES.resolve(folder), work.resolve(folder));
  }

  /** Compiles every source below a folder; the result joins the path. */
  Path compileAll(Path root, Path classes) throws IOException {
    Files.createDirectories(classes);
    List<Path> sources;
    try (Stream<Path> walk = Files.walk(root)) {
      sources =
          walk.filter(file -> file.toString().endsWith(".java"))
              .filter(file -> modules || !file.endsWith("module-info.java"))
              .toList();
    }
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--release", "17", "-d", classes.toString(), "-proc:none"));
    // classfile: the checkers leave annotations in class files, whose own classes nobody needs
    options.addAll(List.of("-Xlint:all,-requires-automatic,-classfile", "-Werror"));
    options.addAll(List.of(modules ? "--module-path" : "--class-path", joined()));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertEquals(true, compiled, messages::toString);
    }
    path.add(classes);
    return classes;
  }

  /** Runs a class that is in no module, from a folder beside the path. */
  String runBeside(Path folder, String main, String... arguments) throws Exception {
    return modules
        ? run(
            List.of("-p", joined(), "--add-modules", "ALL-MODULE-PATH", "-cp", "" + folder, main),
            arguments)
        : run(List.of("-cp", joined() + File.pathSeparator + folder, main), arguments);
  }

  /** Runs a main class of the project. */
  String run(String module, String main) throws Exception {
    return modules
        ? run(List.of("-p", joined(), "-m", module + "/" + main))
        : run(List.of("-cp", joined(), main));
  }

  private String run(List<String> java, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(java);
    command.addAll(Arrays.asList(arguments));
    Path output = work.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    assertEquals(0, process.exitValue(), printed);
    return printed;
  }

  private String joined() {
    return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
