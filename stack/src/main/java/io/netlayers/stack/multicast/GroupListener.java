package io.netlayers.stack.multicast;

/**
 * One who listens to a group on an interface, and to whom. It belongs to its {@link GroupTable}.
 */
public final class GroupListener {
  final Membership membership;
  SourceFilter filter;

  GroupListener(Membership membership, SourceFilter filter) {
    this.membership = membership;
    this.filter = filter;
  }

  /** To whom it listens. */
  public SourceFilter filter() {
    return filter;
  }
}
