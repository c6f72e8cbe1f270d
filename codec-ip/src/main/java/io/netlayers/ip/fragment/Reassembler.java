package io.netlayers.ip.fragment;

import io.netlayers.core.Octets;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6HeaderChain;
import io.netlayers.ip.Ipv6PacketView;
import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Puts fragments of both IP versions together again. The package's page states the policy.
 *
 * <p>A pure machine: time comes in as an argument and never goes back; buffers come from a pool. A
 * packet or a first fragment that it lends is good until its next call. Not for several threads.
 */
public final class Reassembler {
  /** Answered by {@link #nextDeadline} where nothing is awaited. */
  public static final long NO_DEADLINE = Long.MAX_VALUE;

  /** Octets of a datagram, header included for IPv4, headers but the first excluded for IPv6. */
  private static final int MAX_OCTETS = 0xFFFF;

  /** What a piece costs beside its buffer, so that small ones are bounded too. */
  private static final int PIECE_OVERHEAD = 64;

  private static final int FRAGMENT_HEADER = 8;
  private static final int CE_SEEN = 1 << 3;
  private static final int NOT_ECT_SEEN = 1;

  private final ReassemblyConfig config;
  private final BufferPool pool;
  private final DatagramTable table;
  private final FragmentKey key = new FragmentKey();
  private final Assembly assembly = new Assembly();
  private @Nullable Piece freePieces;
  private @Nullable ByteBuffer lent;
  private int lentLength;
  private int lentScope;
  private int lentVersion;
  private long octetsHeld;
  private long now;
  private int problemPointer;

  /** A reassembler without datagrams. */
  public Reassembler(ReassemblyConfig config, BufferPool pool) {
    this.config = config;
    this.pool = pool;
    this.table = new DatagramTable(config.maxDatagrams(), config.hashSeed());
  }

  /**
   * Takes an IPv4 packet; what it needs of it is copied.
   *
   * @param scope a number of the caller's that keeps apart what must not be put together, such as
   *     the interface
   * @param packet a view that answered OK, its header checksum verified
   * @throws IllegalArgumentException if time goes backwards
   */
  public ReassemblyResult onFragment(int scope, Ipv4PacketView packet, long nowNanos) {
    begin(nowNanos);
    if (!packet.fixedHeaderReadable() || packet.isPayloadCut()) {
      return ReassemblyResult.MALFORMED;
    }
    if (!packet.isFragment()) {
      return ReassemblyResult.NOT_A_FRAGMENT;
    }
    int data = packet.payloadLength();
    int from = packet.fragmentOffset();
    boolean more = packet.moreFragments();
    if (data == 0) {
      return ReassemblyResult.EMPTY;
    }
    if (more && data % 8 != 0) {
      return problem(ReassemblyResult.BAD_FRAGMENT_LENGTH, 2);
    }
    if (packet.headerLength() + from + data > MAX_OCTETS) {
      return problem(ReassemblyResult.TOO_LONG, 6);
    }
    key.set(scope, packet);
    return accept(
        packet.buffer(), packet.offset(), packet.headerLength(), from, data, more, packet.ecn(), 0);
  }

  /**
   * Takes an IPv6 packet; what it needs of it is copied. An atomic fragment (RFC 6946) is whole at
   * once, whatever else is held.
   *
   * @param scope as for IPv4
   * @param packet a view that answered OK
   * @throws IllegalArgumentException if time goes backwards
   */
  public ReassemblyResult onFragment(int scope, Ipv6PacketView packet, long nowNanos) {
    begin(nowNanos);
    Ipv6HeaderChain chain = packet.extensionHeaders();
    if (!packet.fixedHeaderReadable() || packet.isPayloadCut() || packet.isJumbogram()) {
      return ReassemblyResult.MALFORMED;
    }
    if (!chain.hasFragmentHeader()) {
      return ReassemblyResult.NOT_A_FRAGMENT;
    }
    int base = packet.offset();
    int head = chain.fragmentHeaderOffset() + FRAGMENT_HEADER - base;
    int data = Ipv6PacketView.HEADER_LENGTH + packet.payloadLength() - head;
    int from = chain.fragmentOffset();
    boolean more = chain.moreFragments();
    int nextHeaderAt = Assembly.nextHeaderAt(packet);
    if (!chain.isFragment()) {
      key.set(scope, packet);
      return lendAtomic(packet.buffer(), base, head, data, nextHeaderAt);
    }
    if (data == 0) {
      return ReassemblyResult.EMPTY;
    }
    if (more && data % 8 != 0) {
      return problem(ReassemblyResult.BAD_FRAGMENT_LENGTH, 4);
    }
    if (head - FRAGMENT_HEADER - Ipv6PacketView.HEADER_LENGTH + from + data > MAX_OCTETS) {
      return problem(ReassemblyResult.TOO_LONG, head - FRAGMENT_HEADER + 2);
    }
    if (from == 0 && !chain.hasUpperHeader()) {
      return problem(ReassemblyResult.INCOMPLETE_HEADER_CHAIN, 0);
    }
    key.set(scope, packet);
    return accept(packet.buffer(), base, head, from, data, more, packet.ecn(), nextHeaderAt);
  }

  private void begin(long nowNanos) {
    if (nowNanos < now) {
      throw new IllegalArgumentException("time goes backwards: " + nowNanos + " after " + now);
    }
    now = nowNanos;
    ByteBuffer back = lent;
    lent = null;
    lentLength = 0;
    if (back != null) {
      pool.release(back);
    }
  }

  private ReassemblyResult problem(ReassemblyResult result, int pointer) {
    problemPointer = pointer;
    return result;
  }

  private ReassemblyResult accept(
      ByteBuffer buffer,
      int base,
      int head,
      int from,
      int data,
      boolean more,
      int ecn,
      int nextHeaderAt) {
    Datagram datagram = table.find(key, now);
    if (datagram == null) {
      datagram = open();
    }
    if (datagram.isVoid) {
      return ReassemblyResult.VOID;
    }
    int index = base + head;
    ReassemblyResult result = datagram.examine(buffer, index, from, from + data, more);
    if (result == ReassemblyResult.DUPLICATE) {
      return result;
    }
    if (result == ReassemblyResult.STORED && datagram.pieceCount == config.maxFragments()) {
      result = ReassemblyResult.TOO_MANY_FRAGMENTS;
    }
    if (result != ReassemblyResult.STORED) {
      makeVoid(datagram);
      return result;
    }
    int kept = from == 0 ? head : 0;
    Piece piece = store(datagram, buffer, index - kept, kept + data);
    if (piece == null) {
      drop(datagram);
      return ReassemblyResult.NO_MEMORY;
    }
    piece.headLength = kept;
    piece.from = from;
    piece.to = from + data;
    if (from == 0) {
      datagram.nextHeaderAt = nextHeaderAt;
    }
    datagram.ecnSeen |= 1 << ecn;
    datagram.insert(piece, more);
    return datagram.isWhole() ? finish(datagram) : ReassemblyResult.STORED;
  }

  private Datagram open() {
    Datagram oldest = table.earliest();
    while (table.size() >= config.maxDatagrams() && oldest != null) {
      drop(oldest);
      oldest = table.earliest();
    }
    long timeout = key.version() == 4 ? config.ipv4TimeoutNanos() : config.ipv6TimeoutNanos();
    return table.add(key, now + timeout);
  }

  /** Copies octets to a buffer of the pool, at the oldest datagrams' cost; null for no memory. */
  private @Nullable Piece store(Datagram datagram, ByteBuffer from, int index, int octets) {
    ByteBuffer buffer = pool.acquire(octets);
    if (buffer == null) {
      return null;
    }
    long cost = buffer.capacity() + PIECE_OVERHEAD;
    Datagram oldest = table.earliest();
    while (octetsHeld + cost > config.maxOctets() && oldest != null && oldest != datagram) {
      drop(oldest);
      oldest = table.earliest();
    }
    if (octetsHeld + cost > config.maxOctets()) {
      pool.release(buffer);
      return null;
    }
    Octets.copy(from, index, buffer, 0, octets);
    Piece piece = freePieces;
    if (piece == null) {
      piece = new Piece();
    } else {
      freePieces = piece.next;
    }
    piece.buffer = buffer;
    datagram.held += cost;
    octetsHeld += cost;
    return piece;
  }

  private ReassemblyResult finish(Datagram datagram) {
    if ((datagram.ecnSeen & CE_SEEN) != 0 && (datagram.ecnSeen & NOT_ECT_SEEN) != 0) {
      makeVoid(datagram);
      return ReassemblyResult.BAD_ECN;
    }
    int octets = assembly.length(datagram);
    if (octets > Assembly.maxLength(datagram)) {
      makeVoid(datagram);
      return problem(ReassemblyResult.TOO_LONG, 0);
    }
    ByteBuffer whole = pool.acquire(octets);
    if (whole != null) {
      assembly.write(datagram, whole, (datagram.ecnSeen & CE_SEEN) != 0);
      lend(datagram, whole, octets);
    }
    drop(datagram);
    return whole == null ? ReassemblyResult.NO_MEMORY : ReassemblyResult.COMPLETE;
  }

  private void lend(Datagram datagram, ByteBuffer buffer, int octets) {
    lent = buffer;
    lentLength = octets;
    lentScope = datagram.key.scope();
    lentVersion = datagram.key.version();
  }

  private ReassemblyResult lendAtomic(
      ByteBuffer buffer, int base, int head, int data, int nextHeaderAt) {
    int octets = head - FRAGMENT_HEADER + data;
    ByteBuffer whole = pool.acquire(octets);
    if (whole == null) {
      return ReassemblyResult.NO_MEMORY;
    }
    assembly.writeAtomic(buffer, base, head, data, nextHeaderAt, whole);
    lent = whole;
    lentLength = octets;
    lentScope = key.scope();
    lentVersion = 6;
    return ReassemblyResult.COMPLETE;
  }

  /** Frees its pieces and keeps its key. */
  private void makeVoid(Datagram datagram) {
    releasePieces(datagram);
    datagram.isVoid = true;
  }

  private void drop(Datagram datagram) {
    releasePieces(datagram);
    table.remove(datagram);
  }

  private void releasePieces(Datagram datagram) {
    Piece piece = datagram.pieces;
    while (piece != null) {
      Piece following = piece.next;
      if (piece.buffer != lent) {
        pool.release(piece.buffer);
      }
      piece.clear();
      piece.next = freePieces;
      freePieces = piece;
      piece = following;
    }
    datagram.pieces = null;
    octetsHeld -= datagram.held;
    datagram.held = 0;
  }

  /**
   * Gives up one datagram whose time is over, if there is one. Call it until it answers false.
   *
   * <p>Where its first fragment had come, {@link #length} is not 0 and that fragment is lent, as it
   * came, for an ICMP time exceeded message of code 1 (RFC 792, RFC 4443 §3.3); without it none is
   * sent (RFC 1122 §3.3.2, RFC 8200 §4.5).
   *
   * @return whether a datagram was given up
   * @throws IllegalArgumentException if time goes backwards
   */
  public boolean pollExpired(long nowNanos) {
    begin(nowNanos);
    Datagram earliest = table.earliest();
    if (earliest == null || earliest.deadline > nowNanos) {
      return false;
    }
    Piece first = earliest.first();
    if (first != null) {
      lend(earliest, first.buffer, first.headLength + first.to);
    } else {
      lentScope = earliest.key.scope();
      lentVersion = earliest.key.version();
    }
    drop(earliest);
    return true;
  }

  /** When {@link #pollExpired} has something to do next, or {@link #NO_DEADLINE}. */
  public long nextDeadline() {
    Datagram earliest = table.earliest();
    return earliest == null ? NO_DEADLINE : earliest.deadline;
  }

  /** The buffer of what is lent, from index 0 on; null where nothing is. */
  public @Nullable ByteBuffer buffer() {
    return lent;
  }

  /** Octets of what is lent: a whole packet, or a first fragment; 0 where nothing is. */
  public int length() {
    return lentLength;
  }

  /** 4 or 6: the version of what is lent or was given up last. */
  public int version() {
    return lentVersion;
  }

  /** The scope of what is lent or was given up last. */
  public int scope() {
    return lentScope;
  }

  /** Where the offending field lies, in octets from the packet's first, for an ICMP error. */
  public int problemPointer() {
    return problemPointer;
  }

  /** Datagrams that are open, void ones included. */
  public int datagrams() {
    return table.size();
  }

  /** Octets that are held, by the size of their buffers and with what each fragment costs. */
  public long octetsHeld() {
    return octetsHeld;
  }
}
