package io.netlayers.tools.fetch;

import io.netlayers.fsm.http1.Http1Connection;
import io.netlayers.tools.net.HttpLink;
import java.io.Closeable;
import java.io.IOException;

/** A connection to a server and the waiting for it, over the kernel's sockets or the stack's. */
interface Wire extends Closeable {
  HttpLink link();

  default Http1Connection machine() {
    return link().machine();
  }

  /** The time that the machine gets. */
  long nowNanos();

  /** Waits until something has come, or room to write if that is wanted, or until a time. */
  void await(boolean blocked, long untilNanos) throws IOException;
}
