package io.netlayers.fsm.tcp.table;

import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Ports for connections that do not care which (RFC 6056 §3.3.4, the double-hash algorithm): hard
 * to guess, and not used again soon towards the same peer.
 */
public final class EphemeralPorts {
  /** {@link #select}: every port is in use. */
  public static final int NONE = -1;

  /** Which ports are taken; a socket table is one. */
  public interface Use {
    /** Whether a connection of this name exists or may not exist. */
    boolean inUse(
        @Unsigned int scope,
        @Unsigned long localHigh,
        @Unsigned long localLow,
        int localPort,
        @Unsigned long remoteHigh,
        @Unsigned long remoteLow,
        int remotePort);
  }

  private final ConnectionHash hash;
  private final int minPort;
  private final int count;
  private final int[] table;

  /** Ports from 49,152 to 65,535 (RFC 6335 §6), with a table of 32 places. */
  public EphemeralPorts(ConnectionHash hash) {
    this(hash, 49152, 65535, 32);
  }

  /**
   * Ports of a range.
   *
   * @param minPort 1 to {@code maxPort}
   * @param maxPort at most 65,535; RFC 6056 §3.2 would have 1,024 to 65,535
   * @param tableLength TABLE_LENGTH, 1 to 65,536
   * @throws IllegalArgumentException if a bound is exceeded
   */
  public EphemeralPorts(ConnectionHash hash, int minPort, int maxPort, int tableLength) {
    if (minPort < 1 || minPort > maxPort || maxPort > 0xFFFF) {
      throw new IllegalArgumentException("no range of ports: " + minPort + " to " + maxPort);
    }
    if (tableLength < 1 || tableLength > 1 << 16) {
      throw new IllegalArgumentException("table not within 1 to 65536: " + tableLength);
    }
    this.hash = hash;
    this.minPort = minPort;
    this.count = maxPort - minPort + 1;
    this.table = new int[tableLength];
  }

  /**
   * A port of which no connection to this peer is in use, or {@link #NONE}. Asks {@code use} at
   * most once for each port of the range.
   */
  public int select(
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow,
      int remotePort,
      Use use) {
    int offset =
        hashed(
            ConnectionHash.Purpose.PORT_OFFSET,
            scope,
            localHigh,
            localLow,
            remoteHigh,
            remoteLow,
            remotePort);
    int index =
        hashed(
                ConnectionHash.Purpose.PORT_INDEX,
                scope,
                localHigh,
                localLow,
                remoteHigh,
                remoteLow,
                remotePort)
            % table.length;
    for (int tried = 0; tried < count; tried++) {
      int port = minPort + (int) (((long) offset + table[index]) % count);
      table[index] = table[index] + 1 & Integer.MAX_VALUE;
      if (!use.inUse(scope, localHigh, localLow, port, remoteHigh, remoteLow, remotePort)) {
        return port;
      }
    }
    return NONE;
  }

  private int hashed(
      ConnectionHash.Purpose purpose,
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow,
      int remotePort) {
    return ConnectionHash.top(
        hash.of(purpose, scope, localHigh, localLow, 0, remoteHigh, remoteLow, remotePort, 0));
  }
}
