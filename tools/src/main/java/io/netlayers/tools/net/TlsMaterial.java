package io.netlayers.tools.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Certificates and keys from files: PEM, or a keystore (PKCS #12, JKS). */
public final class TlsMaterial {
  private static final String[] KEY_ALGORITHMS = {"RSA", "EC", "EdDSA"};
  private static final String BEGIN = "-----BEGIN ";

  private TlsMaterial() {}

  /** One block of a PEM file (RFC 7468). */
  private record Block(String label, byte[] octets) {}

  /**
   * What a server shows.
   *
   * @param file certificate chain and key in PEM, or a keystore
   * @param keyFile the key in PEM where {@code file} does not have it, or null
   * @param password of the keystore
   * @throws IOException if the files cannot be read or hold nothing of use; the message says which
   */
  public static SSLContext server(Path file, @Nullable Path keyFile, char[] password)
      throws IOException {
    byte[] octets = Files.readAllBytes(file);
    try {
      KeyStore keys;
      char[] secret = password;
      if (isPem(octets)) {
        byte[] keyOctets = keyFile == null ? octets : Files.readAllBytes(keyFile);
        List<Certificate> chain = certificates(file, octets);
        PrivateKey key = privateKey(keyFile == null ? file : keyFile, keyOctets);
        secret = new char[0];
        keys = empty();
        keys.setKeyEntry("server", key, secret, chain.toArray(new Certificate[0]));
      } else {
        keys = keystore(file, octets, password);
      }
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, secret);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Whom a client trusts.
   *
   * @param file certificates in PEM, or a keystore; null for those that the JDK trusts
   */
  public static SSLContext client(@Nullable Path file, char[] password) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      if (file == null) {
        context.init(null, null, null);
        return context;
      }
      byte[] octets = Files.readAllBytes(file);
      KeyStore trusted;
      if (isPem(octets)) {
        trusted = empty();
        int number = 0;
        for (Certificate certificate : certificates(file, octets)) {
          trusted.setCertificateEntry("ca" + number++, certificate);
        }
      } else {
        trusted = keystore(file, octets, password);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException((file == null ? "TLS" : file) + ": " + e.getMessage(), e);
    }
  }

  /** A client that takes whoever answers for the right one: for tests on one's own machine. */
  public static SSLContext trustingAnyone() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AnyCertificate()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS: " + e.getMessage(), e);
    }
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static KeyStore keystore(Path file, byte[] octets, char[] password)
      throws IOException, GeneralSecurityException {
    // The JDK's store types know each other's formats
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = new ByteArrayInputStream(octets)) {
      store.load(in, password);
    } catch (IOException e) {
      throw new IOException(
          file + ": neither PEM nor a keystore that this password opens: " + e.getMessage(), e);
    }
    return store;
  }

  private static boolean isPem(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1).contains(BEGIN);
  }

  private static List<Certificate> certificates(Path file, byte[] octets)
      throws IOException, GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<Certificate> found = new ArrayList<>();
    for (Block block : blocks(file, octets)) {
      if (block.label.endsWith("CERTIFICATE")) {
        found.add(factory.generateCertificate(new ByteArrayInputStream(block.octets)));
      }
    }
    if (found.isEmpty()) {
      throw new IOException(file + ": no certificate in it");
    }
    return found;
  }

  private static PrivateKey privateKey(Path file, byte[] octets) throws IOException {
    for (Block block : blocks(file, octets)) {
      if (block.label.equals("PRIVATE KEY")) {
        return privateKey(file, new PKCS8EncodedKeySpec(block.octets));
      }
      if (block.label.endsWith("PRIVATE KEY")) {
        throw new IOException(
            file + ": a key in the form " + block.label + "; PKCS #8 is wanted (openssl pkcs8)");
      }
    }
    throw new IOException(file + ": no private key in it");
  }

  private static PrivateKey privateKey(Path file, PKCS8EncodedKeySpec spec) throws IOException {
    for (String algorithm : KEY_ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (GeneralSecurityException anotherKind) {
        continue;
      }
    }
    throw new IOException(file + ": a private key of no known kind");
  }

  private static List<Block> blocks(Path file, byte[] octets) throws IOException {
    List<Block> blocks = new ArrayList<>();
    String label = "";
    StringBuilder base64 = new StringBuilder();
    for (String line : new String(octets, StandardCharsets.ISO_8859_1).lines().toList()) {
      if (line.startsWith(BEGIN)) {
        label = line.substring(BEGIN.length(), Math.max(BEGIN.length(), line.lastIndexOf("-----")));
        base64.setLength(0);
      } else if (line.startsWith("-----END ")) {
        try {
          blocks.add(new Block(label, Base64.getMimeDecoder().decode(base64.toString())));
        } catch (IllegalArgumentException e) {
          throw new IOException(file + ": not base64: " + e.getMessage(), e);
        }
        label = "";
      } else if (!label.isEmpty()) {
        base64.append(line);
      }
    }
    return blocks;
  }
}
