package io.netlayers.tools.kernel;

import io.netlayers.core.IpAddress;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.tools.host.SmallServices;
import io.netlayers.tools.host.WebService;
import io.netlayers.tools.net.EventLoop;
import io.netlayers.tools.serve.FileService;
import io.netlayers.tools.tap.FrameCapture;
import io.netlayers.tools.tap.FramePort;
import io.netlayers.tools.tap.LinkSpec;
import io.netlayers.tools.tap.StackNode;
import io.netlayers.tools.tap.StackSetup;
import io.netlayers.tools.tap.UdpCarrier;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A host of ours on devices, in a thread of the test: the same loop as the tools'. */
final class RunningHost implements AutoCloseable {
  private final EventLoop loop = new EventLoop();
  private final StackNode node;
  private final Thread thread;
  private boolean closed;
  private final List<FrameCapture> captures = new ArrayList<>();

  RunningHost(HostConfig config, UnaryOperator<FramePort> between, LinkSpec... links)
      throws IOException {
    node = StackSetup.open(loop, config, List.of());
    for (LinkSpec link : links) {
      StackSetup.add(node, link, between.apply(UdpCarrier.open(link.port())));
    }
    thread = new Thread(this::run, "host");
    thread.setDaemon(true);
  }

  /** One of the defaults. */
  static RunningHost on(LinkSpec... links) throws IOException {
    return new RunningHost(StackSetup.config().build(), port -> port, links);
  }

  /** An Ethernet interface on a device of a peer. */
  static LinkSpec link(KernelPeer peer, int device, int mtu, String... addresses) {
    List<LinkSpec.Address> own = new ArrayList<>();
    for (String address : addresses) {
      own.add(LinkSpec.Address.parse(address));
    }
    int port = peer.port(device);
    return new LinkSpec(true, port, mtu, LinkSpec.macOf(port), own, List.<IpAddress>of());
  }

  /** Keeps what passes; before {@link #start}. */
  RunningHost keeping(Path file) throws IOException {
    captures.add(FrameCapture.create(file, node.host(), node.now()));
    return this;
  }

  /** Serves a directory on port 80; before {@link #start}. */
  RunningHost serving(Path directory) throws IOException {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    new WebService(node, FileService.of(loop, directory, true, nowhere, true), 80, nowhere, true);
    return this;
  }

  /** Starts echo, discard and character generator; before {@link #start}. */
  RunningHost withServices() {
    SmallServices.start(node);
    return this;
  }

  RunningHost start() {
    thread.start();
    return this;
  }

  private void run() {
    try {
      loop.run();
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
    }
  }

  /** The host in its loop; to be touched within {@link #ask} alone once it runs. */
  StackNode node() {
    return node;
  }

  /** Its time. */
  long now() {
    return node.now();
  }

  /** Whether nothing has ended its loop. */
  boolean isRunning() {
    return thread.isAlive();
  }

  /** Asks something on the loop's thread. */
  <T> T ask(Callable<T> question) throws Exception {
    CompletableFuture<T> answer = new CompletableFuture<>();
    loop.execute(
        () -> {
          try {
            answer.complete(question.call());
          } catch (Exception | AssertionError e) {
            answer.completeExceptionally(e);
          }
        });
    return answer.get(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    loop.stop();
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    node.close();
    for (FrameCapture capture : captures) {
      capture.close();
    }
    loop.close();
  }
}
