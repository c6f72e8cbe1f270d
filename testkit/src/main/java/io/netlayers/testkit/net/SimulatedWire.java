package io.netlayers.testkit.net;

/**
 * Two nodes joined by a link in each direction.
 *
 * @param a the end of the node that was named first
 * @param b the end of the other one
 */
public record SimulatedWire(NetworkPort a, NetworkPort b) {
  /** The link from the first node to the second. */
  public SimulatedLink aToB() {
    return a.out();
  }

  /** The link from the second node to the first. */
  public SimulatedLink bToA() {
    return b.out();
  }

  @Override
  public String toString() {
    return aToB() + "; " + bToA();
  }
}
