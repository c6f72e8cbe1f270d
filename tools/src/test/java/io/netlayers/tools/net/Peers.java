package io.netlayers.tools.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs that others wrote, where they are installed. */
public final class Peers {
  private Peers() {}

  /** What a program printed, and how it ended. */
  public record Outcome(int code, byte[] out, String errors) {
    /** What was printed, an octet a character. */
    public String text() {
      return new String(out, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** Fails unless it ended well. */
    public Outcome good() {
      assertEquals(0, code, () -> errors + text());
      return this;
    }
  }

  /** Skips the test, with the reason, where a program is not installed. */
  public static void require(String program) {
    List<String> places = new ArrayList<>(List.of(System.getenv("PATH").split(File.pathSeparator)));
    places.add("/usr/sbin");
    boolean there = places.stream().anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    assumeTrue(there, program + " is not installed");
  }

  /** Runs a program to its end. */
  public static Outcome run(String... command) throws IOException, InterruptedException {
    return runIn(Path.of("."), command);
  }

  /** Runs a program to its end in a directory. */
  public static Outcome runIn(Path directory, String... command)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile("errors", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectError(errors.toFile())
            .start();
    byte[] out = process.getInputStream().readAllBytes();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> List.of(command) + " did not end");
    String said = Files.readString(errors);
    Files.delete(errors);
    return new Outcome(process.exitValue(), out, said);
  }

  /** A port that nobody listens on just now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** SHA-256 in hexadecimal. */
  public static String hash(byte[] octets) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Makes a self-signed certificate for localhost and 127.0.0.1 in a PKCS #12 keystore. */
  public static Path keystore(Path directory, String password)
      throws IOException, InterruptedException {
    Path store = directory.resolve("server.p12");
    if (!Files.exists(store)) {
      String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      run(
              keytool,
              "-genkeypair",
              "-alias",
              "server",
              "-keyalg",
              "EC",
              "-groupname",
              "secp256r1",
              "-dname",
              "CN=localhost",
              "-ext",
              "SAN=dns:localhost,ip:127.0.0.1",
              "-validity",
              "2",
              "-storetype",
              "PKCS12",
              "-keystore",
              store.toString(),
              "-storepass",
              password)
          .good();
    }
    return store;
  }

  /** That certificate and its key in PEM. */
  public static Path pem(Path store, String password, boolean withKey) throws Exception {
    java.security.KeyStore keys =
        java.security.KeyStore.getInstance(store.toFile(), password.toCharArray());
    StringBuilder text = new StringBuilder();
    block(text, "CERTIFICATE", keys.getCertificate("server").getEncoded());
    if (withKey) {
      block(text, "PRIVATE KEY", keys.getKey("server", password.toCharArray()).getEncoded());
    }
    Path file = store.resolveSibling(withKey ? "server.pem" : "ca.pem");
    return Files.writeString(file, text);
  }

  private static void block(StringBuilder text, String label, byte[] octets) {
    String base64 = java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets);
    text.append("-----BEGIN ").append(label).append("-----\n").append(base64);
    text.append("\n-----END ").append(label).append("-----\n");
  }
}
