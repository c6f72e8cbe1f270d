package io.netlayers.tools.fetch;

import io.netlayers.http.uri.Uri;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the clients have in common: to be mixed into them. */
final class ClientOptions {
  private static final long CONNECT_NANOS = 10_000_000_000L;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-v", "--verbose"},
      description = "Tell on standard error what both sides say.")
  private boolean verbose;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Longest silence of the server (default: ${DEFAULT-VALUE}).")
  private double timeout = 30;

  @SuppressWarnings("nullness:initialization.fields.uninitialized") // the command line sets them
  ClientOptions() {}

  /**
   * How long a response, or a pause in it, may take.
   *
   * @throws ParameterException if what was given is no such time
   */
  long patienceNanos() {
    if (!(timeout > 0 && timeout <= 86_400)) {
      throw misuse("no timeout: " + timeout);
    }
    return (long) (timeout * 1e9);
  }

  /** How long a connection may take. */
  long connectNanos() {
    return Math.min(patienceNanos(), CONNECT_NANOS);
  }

  /** Who is told what both sides say, or null. */
  @Nullable PrintWriter listener() {
    return verbose ? spec.commandLine().getErr() : null;
  }

  /** That the person asked for what cannot be. */
  ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** What a failure says. */
  static String complaint(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertPathBuilderException) {
        return "nobody who is trusted vouches for the server's certificate";
      }
      if (cause instanceof CertificateExpiredException) {
        return "the server's certificate has expired";
      }
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** What a server said, with spaces for what a terminal could take for a command. */
  static String printable(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      if (Character.isISOControl(out.charAt(i))) {
        out.setCharAt(i, ' ');
      }
    }
    return out.toString();
  }

  /** Tells in one line what went wrong, if anything did; answers whether it went well. */
  boolean report(Uri uri, String complaint) {
    if (!complaint.isEmpty()) {
      spec.commandLine().getErr().println("netlayers: " + uri + ": " + printable(complaint));
    }
    return complaint.isEmpty();
  }
}
