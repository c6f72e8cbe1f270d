package io.netlayers.testkit.net;

import io.netlayers.testkit.net.model.LinkEvent;
import io.netlayers.testkit.net.model.LinkPacket;

/** Is told what happens on links, in the order of time for each link. It must change nothing. */
@FunctionalInterface
public interface LinkObserver {
  /**
   * Something happened.
   *
   * @param packet lent until the method returns
   */
  void onEvent(SimulatedLink link, LinkEvent event, LinkPacket packet, long nowNanos);
}
