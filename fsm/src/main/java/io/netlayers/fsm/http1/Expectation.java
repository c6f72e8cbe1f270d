package io.netlayers.fsm.http1;

import io.netlayers.http.FieldName;
import io.netlayers.http.head.FieldSectionView;

/** What a request expects before it sends its content (RFC 9110 §10.1.1). */
final class Expectation {
  private Expectation() {}

  /** Whether Expect lists a 100-continue, on any of its lines. */
  static boolean isContinue(FieldSectionView fields) {
    return ListElements.has(fields, FieldName.EXPECT, "100-continue");
  }
}
