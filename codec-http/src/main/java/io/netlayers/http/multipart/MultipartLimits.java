package io.netlayers.http.multipart;

/**
 * How much a reader takes.
 *
 * @param parts how many there may be
 * @param headOctets of one part's head, its empty line and all
 * @param fields of one part's head
 */
public record MultipartLimits(int parts, int headOctets, int fields) {
  /** 1,000 parts, heads of 8 KiB and 32 fields. */
  public static final MultipartLimits DEFAULT = new MultipartLimits(1000, 8192, 32);

  /**
   * Limits.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public MultipartLimits {
    if (parts < 1 || headOctets < 2 || fields < 1) {
      throw new IllegalArgumentException("a limit is not positive");
    }
  }
}
