package io.netlayers.http.multipart;

/** What a {@link MultipartReader} found next. */
public enum MultipartEvent {
  /** Nothing more in these octets. */
  NEED_MORE,
  /** A part begins; {@link MultipartReader#head} is its. */
  PART,
  /** Octets of the part, lent until the next call. */
  DATA,
  /** The part is complete. */
  PART_END,
  /** The last delimiter was read; what follows is an epilogue, and passed over. */
  END,
  /** A head is malformed; {@link MultipartReader#fault} says how. */
  MALFORMED
}
