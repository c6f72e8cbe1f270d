package io.netlayers.stack.address;

/** What an address of an interface may be used for (RFC 4862 §2). */
public enum AddressState {
  /** Being verified: it may belong to somebody else, and is used for nothing but to find out. */
  TENTATIVE,
  /** Good for everything. */
  PREFERRED,
  /** Good for what uses it already; nothing new should begin with it. */
  DEPRECATED,
  /** Somebody else has it; not used. */
  DUPLICATE
}
