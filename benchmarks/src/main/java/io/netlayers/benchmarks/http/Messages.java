package io.netlayers.benchmarks.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The messages that are measured. */
final class Messages {
  /** Heads in the mix. */
  static final int MIX = 64;

  private static final String[] BROWSER_FIELDS = {
    "Host: www.example.com",
    "Connection: keep-alive",
    "Cache-Control: max-age=0",
    "sec-ch-ua: \"Chromium\";v=\"130\", \"Not?A_Brand\";v=\"99\"",
    "sec-ch-ua-mobile: ?0",
    "sec-ch-ua-platform: \"Linux\"",
    "Upgrade-Insecure-Requests: 1",
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
        + " Chrome/130.0.0.0 Safari/537.36",
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "Sec-Fetch-Site: same-origin",
    "Sec-Fetch-Mode: navigate",
    "Sec-Fetch-Dest: document",
    "Referer: https://www.example.com/",
    "Accept-Encoding: gzip, deflate, br",
    "Accept-Language: en-GB,en;q=0.9",
    "Cookie: session=0123456789abcdef",
  };

  private Messages() {}

  /** The heads of one kind: browser, small, forty or mix. */
  static byte[][] requests(String kind) {
    switch (kind) {
      case "browser":
        return new byte[][] {ascii(browser())};
      case "small":
        return new byte[][] {ascii(small(7))};
      case "forty":
        return new byte[][] {ascii(forty())};
      default:
        byte[][] mix = new byte[MIX][];
        for (int i = 0; i < MIX; i++) {
          mix[i] = ascii(i % 8 == 3 ? small(i) : varied(i));
        }
        return mix;
    }
  }

  /** 703 octets. */
  private static String browser() {
    return "GET /articles/2026/overview.html HTTP/1.1\r\n"
        + String.join("\r\n", BROWSER_FIELDS)
        + "\r\n\r\n";
  }

  /** 106 octets with a number of one digit. */
  private static String small(int i) {
    return "GET /api/v1/items/"
        + i
        + " HTTP/1.1\r\nHost: api.example.com\r\nUser-Agent: curl/8.5.0\r\n"
        + "Accept: application/json\r\n\r\n";
  }

  private static String forty() {
    StringBuilder head = new StringBuilder("GET /many HTTP/1.1\r\n");
    for (String field : BROWSER_FIELDS) {
      head.append(field).append("\r\n");
    }
    for (int i = BROWSER_FIELDS.length; i < 40; i++) {
      head.append("X-Custom-Field-").append(i).append(": value ").append(i * i).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  /** A browser's head with another target and cookie, and one to five fields missing. */
  private static String varied(int i) {
    StringBuilder head = new StringBuilder("GET /section-").append(i);
    head.append("/page?item=").append(i * 7919).append(" HTTP/1.1\r\n");
    for (int f = 0; f < BROWSER_FIELDS.length - 1; f++) {
      if (f == 0 || (f * 5 + i * 3) % 11 > 1) {
        head.append(BROWSER_FIELDS[f]).append("\r\n");
      }
    }
    head.append("Cookie: session=").append(Long.toHexString(i * 0x9E3779B97F4A7C15L));
    return head.append("; theme=dark\r\n\r\n").toString();
  }

  /** The names of the measured response's fields, and their values. */
  static final String[][] RESPONSE_FIELDS = {
    {"Date", "Sat, 21 Nov 2026 10:00:00 GMT"},
    {"Server", "netlayers-benchmark/1.0"},
    {"Content-Type", "text/html; charset=utf-8"},
    {"Content-Length", "5120"},
    {"Last-Modified", "Fri, 20 Nov 2026 10:00:00 GMT"},
    {"ETag", "\"33a64df551425fcc55e4d42a148795d9f25f89d4\""},
    {"Cache-Control", "public, max-age=86400"},
    {"Vary", "Accept-Encoding"},
  };

  /** The head of a response with eight fields. */
  static byte[] response() {
    StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n");
    for (String[] field : RESPONSE_FIELDS) {
      head.append(field[0]).append(": ").append(field[1]).append("\r\n");
    }
    return ascii(head.append("\r\n").toString());
  }

  /** A request of sixteen chunks. */
  static byte[] chunked(int chunkOctets) {
    String chunk = Integer.toHexString(chunkOctets) + "\r\n" + "x".repeat(chunkOctets) + "\r\n";
    return ascii(
        "POST /upload HTTP/1.1\r\nHost: www.example.com\r\nTransfer-Encoding: chunked\r\n\r\n"
            + chunk.repeat(16)
            + "0\r\n\r\n");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The octets in a buffer of a kind: heap, direct or readOnly. */
  static ByteBuffer buffer(byte[] octets, String kind) {
    switch (kind) {
      case "direct":
        return ByteBuffer.allocateDirect(octets.length).put(0, octets);
      case "readOnly":
        return ByteBuffer.wrap(octets).asReadOnlyBuffer();
      default:
        return ByteBuffer.wrap(octets);
    }
  }
}
