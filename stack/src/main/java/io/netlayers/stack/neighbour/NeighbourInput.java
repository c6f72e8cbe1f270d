package io.netlayers.stack.neighbour;

/**
 * What can happen to an entry (RFC 4861 Appendix C). An ARP reply to this station counts as a
 * solicited advertisement that overrides, an ARP request as a solicitation, and an announcement as
 * an advertisement that overrides.
 */
enum NeighbourInput {
  /** A packet is to be sent to the neighbour. */
  SEND,
  /** A solicitation, a router's message or a redirect names the address that is known. */
  NAMED_SAME,
  /** The same with another address. */
  NAMED_OTHER,
  /** An advertisement, solicited, of the address that is known or of none. */
  SOLICITED_SAME,
  /** An advertisement, solicited and not to override, of another address. */
  SOLICITED_OTHER,
  /** An advertisement, solicited and to override, of another address. */
  SOLICITED_OVERRIDE,
  /** An advertisement, not solicited, of the address that is known or of none. */
  ADVERTISED_SAME,
  /** An advertisement, neither solicited nor to override, of another address. */
  ADVERTISED_OTHER,
  /** An advertisement, not solicited and to override, of another address. */
  ADVERTISED_OVERRIDE,
  /** A layer above has seen progress. */
  CONFIRMED,
  /** Time is over, and it may be asked again. */
  TIMEOUT,
  /** Time is over, and it was asked as often as may be. */
  TIMEOUT_LAST;

  /** Whether it proves that the neighbour receives what we send. */
  boolean confirms() {
    return this == SOLICITED_SAME || this == SOLICITED_OVERRIDE || this == CONFIRMED;
  }
}
