package io.netlayers.tools.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server that says what it was told to, whatever it hears: for each connection a list of texts,
 * one after each head that comes, and then closes. A bar is CRLF.
 */
final class ScriptedServer implements AutoCloseable {
  private final ServerSocket listening;
  private final List<List<String>> connections;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  ScriptedServer(List<List<String>> connections) throws IOException {
    this.listening = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    this.connections = connections;
    Thread thread = new Thread(this::serve, "scripted");
    thread.setDaemon(true);
    thread.start();
  }

  static ScriptedServer saying(String... texts) throws IOException {
    return new ScriptedServer(List.of(List.of(texts)));
  }

  String url() {
    return "http://127.0.0.1:" + listening.getLocalPort() + "/";
  }

  /** The heads that came, with bars for line ends. */
  List<String> heard() {
    return heard;
  }

  private void serve() {
    try {
      for (List<String> texts : connections) {
        try (Socket socket = listening.accept()) {
          for (String text : texts) {
            heard.add(head(socket.getInputStream()));
            socket
                .getOutputStream()
                .write(text.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
          }
          socket.shutdownOutput();
          socket.setSoTimeout(300);
          socket.getInputStream().readAllBytes();
        } catch (java.net.SocketTimeoutException longEnough) {
          continue;
        }
      }
    } catch (IOException closed) {
      Thread.onSpinWait();
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int octet = in.read();
      if (octet < 0) {
        break;
      }
      head.append((char) octet);
    }
    return head.toString().replace("\r\n", "|");
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
