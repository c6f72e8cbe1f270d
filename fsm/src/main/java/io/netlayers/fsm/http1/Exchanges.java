package io.netlayers.fsm.http1;

import io.netlayers.http.HttpMethod;
import java.util.Arrays;

/** The exchanges whose response is not over, oldest first; a ring of fixed size. */
final class Exchanges {
  private final HttpMethod[] methods;
  private final boolean[] persists;
  private final boolean[] old;
  private final boolean[] awaitsContinue;
  private int first;
  private int count;

  Exchanges(int capacity) {
    methods = new HttpMethod[capacity];
    Arrays.fill(methods, HttpMethod.UNREGISTERED);
    persists = new boolean[capacity];
    old = new boolean[capacity];
    awaitsContinue = new boolean[capacity];
  }

  int count() {
    return count;
  }

  boolean hasRoom() {
    return count < methods.length;
  }

  void add(HttpMethod method, boolean keep, boolean http10, boolean expectsContinue) {
    int at = at(count);
    methods[at] = method;
    persists[at] = keep;
    old[at] = http10;
    awaitsContinue[at] = expectsContinue;
    count++;
  }

  void removeOldest() {
    first = at(1);
    count--;
  }

  private int at(int place) {
    return (first + place) % methods.length;
  }

  /** The method that the next response answers. */
  HttpMethod oldestMethod() {
    return count == 0 ? HttpMethod.UNREGISTERED : methods[first];
  }

  boolean oldestPersists() {
    return count > 0 && persists[first];
  }

  /** Whether neither the oldest exchange nor the newest ends the connection. */
  boolean allPersist() {
    return count == 0 || persists[first] && persists[at(count - 1)];
  }

  /** Whether the oldest request was of HTTP/1.0. */
  boolean oldestIsHttp10() {
    return count > 0 && old[first];
  }

  /** Whether the oldest request waits for a 100 before it sends its content. */
  boolean oldestAwaitsContinue() {
    return count > 0 && awaitsContinue[first];
  }

  /** Whether the newest request waits for a 100 before it sends its content. */
  boolean newestAwaitsContinue() {
    return count > 0 && awaitsContinue[at(count - 1)];
  }

  void oldestIsLast() {
    persists[first] = false;
  }

  void newestIsLast() {
    if (count > 0) {
      persists[at(count - 1)] = false;
    }
  }

  void oldestWasContinued() {
    awaitsContinue[first] = false;
  }

  void newestSentContent() {
    if (count > 0) {
      awaitsContinue[at(count - 1)] = false;
    }
  }
}
