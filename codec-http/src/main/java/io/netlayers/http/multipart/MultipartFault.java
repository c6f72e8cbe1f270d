package io.netlayers.http.multipart;

/** What is wrong with a multipart body. */
public enum MultipartFault {
  /** Nothing. */
  NONE,
  /** Something other than white space stands behind a delimiter. */
  BAD_DELIMITER,
  /** A part's field line is malformed, or there are too many. */
  BAD_HEAD,
  /** A part's head has more octets than it may. */
  HEAD_TOO_LONG,
  /** There are more parts than there may be. */
  TOO_MANY_PARTS,
  /** The body ended before its last delimiter. */
  ENDS_EARLY
}
