package io.netlayers.tools.serve;

import io.netlayers.fsm.http1.Http1Config;
import io.netlayers.fsm.http1.Http1Connection;
import io.netlayers.tools.net.BufferPool;
import io.netlayers.tools.net.EventLoop;
import io.netlayers.tools.net.HttpLink;
import io.netlayers.tools.net.Transport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/** A directory served to whoever connects, over whatever transport; the listening is another's. */
public final class FileService implements AutoCloseable {
  private final EventLoop loop;
  private final BufferPool pool = new BufferPool();
  private final Site site;
  private final Responder responder;
  private final AccessLog log;
  private final Clock clock;
  private final Http1Config config;
  private final Set<ServerSession> sessions = new LinkedHashSet<>();
  private Runnable whenEmpty = () -> {};

  FileService(
      EventLoop loop, Site site, AccessLog log, Clock clock, boolean takesPut, Http1Config config) {
    this.loop = loop;
    this.site = site;
    this.log = log;
    this.clock = clock;
    this.config = config;
    this.responder = new Responder(site, pool, clock, takesPut);
    loop.beforeSleep(log::flush);
  }

  /**
   * A service of a directory with the defaults.
   *
   * @param takesPut whether files may be put
   * @param out where a line a response goes
   * @throws IOException if it is no directory, or cannot be read
   */
  public static FileService of(
      EventLoop loop, Path directory, boolean takesPut, PrintStream out, boolean quiet)
      throws IOException {
    Clock clock = Clock.systemUTC();
    AccessLog log = new AccessLog(out, clock, quiet);
    return new FileService(loop, new Site(directory), log, clock, takesPut, Http1Config.defaults());
  }

  /** A connection has come; its session takes turns from now on. */
  public ServerSession begin(Transport transport, String peer) {
    Http1Connection machine = Http1Connection.server(config, loop.nowNanos());
    HttpLink link = new HttpLink(machine, transport, pool, config.limits().receiveBuffer());
    ServerSession session = new ServerSession(this, link.sparing(), peer);
    sessions.add(session);
    return session;
  }

  EventLoop loop() {
    return loop;
  }

  Site site() {
    return site;
  }

  Responder responder() {
    return responder;
  }

  AccessLog log() {
    return log;
  }

  /** The time of day. */
  long epochSeconds() {
    return clock.instant().getEpochSecond();
  }

  void forget(ServerSession session) {
    sessions.remove(session);
    if (sessions.isEmpty()) {
      whenEmpty.run();
    }
  }

  /** Finishes what is on its way and begins nothing new. */
  public void finishUp(Runnable whenDone) {
    whenEmpty = whenDone;
    for (ServerSession session : new ArrayList<>(sessions)) {
      session.finishUp(loop.nowNanos());
    }
    if (sessions.isEmpty()) {
      whenDone.run();
    }
  }

  void flushLog() {
    log.flush();
  }

  /** Ends all sessions, whatever they are at. */
  @Override
  public void close() {
    for (ServerSession session : new ArrayList<>(sessions)) {
      session.close();
    }
    try {
      site.close();
    } catch (IOException nothingToLose) {
      // the directory was only read
    } finally {
      log.flush();
    }
  }
}
