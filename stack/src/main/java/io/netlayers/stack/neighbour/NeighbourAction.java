package io.netlayers.stack.neighbour;

/** What is to be done beside changing the state. */
enum NeighbourAction {
  /** Nothing. */
  NONE,
  /** Remember the link-layer address. */
  RECORD,
  /** Remember the link-layer address and send what waited for it. */
  RECORD_AND_SEND,
  /** Ask all stations. */
  SOLICIT,
  /** Ask the neighbour itself. */
  PROBE,
  /** Drop what waits, tell of it, forget the entry. */
  GIVE_UP
}
