package io.netlayers.http.body;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.Leniency;
import io.netlayers.http.head.FieldSectionView;
import io.netlayers.http.head.HeadView;
import io.netlayers.http.head.RequestHeadView;
import io.netlayers.http.head.ResponseHeadView;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The strict readers against the grammar of RFC 9112 written once more, as regular expressions:
 * messages near the grammar are taken where they are in it, up to the same octet, and nowhere else.
 */
class MessageAbnfProperties {
  private static final String TCHAR = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]";
  private static final String TEXT = "[\\t \\x21-\\x7e\\x80-\\xff]";
  private static final String PCT = "%[0-9A-Fa-f]{2}";
  private static final String URIC = "(?:[A-Za-z0-9\\-._~!$&'()*+,;=:/?@\\[\\]]|" + PCT + ")";
  private static final String REG_NAME = "(?:[A-Za-z0-9\\-._~!$&'()*+,;=]|" + PCT + ")";
  private static final String LITERAL =
      "\\[(?:" + ipv6() + "|[vV][0-9A-Fa-f]+\\.[A-Za-z0-9\\-._~!$&'()*+,;=:]+)\\]";
  private static final String HOST = "(?:" + LITERAL + "|" + REG_NAME + "*)(?::\\d{0,4})?";
  private static final String FILLED = "(?:" + LITERAL + "|" + REG_NAME + "+)";
  private static final String ORIGIN = "/" + URIC + "*";
  private static final String ABSOLUTE =
      "[A-Za-z][A-Za-z0-9+.\\-]*://" + FILLED + "(?::\\d{0,4})?(?:[/?]" + URIC + "*)?";
  private static final String LINE = TCHAR + "+:" + TEXT + "*\\r\\n";
  private static final String MENDED =
      TCHAR + "+[ \\t]*:" + TEXT + "*(?:\\r\\n[ \\t]" + TEXT + "*)*\\r\\n";

  private static final Pattern REQUEST =
      Pattern.compile(
          "(?:\\r\\n){0,4}(?:(?:CONNECT (?<connect>"
              + FILLED
              + ":\\d{1,4}))|(?:(?:OPTIONS|PRI) \\*)|(?:(?!CONNECT )"
              + TCHAR
              + "{1,64} (?:"
              + ORIGIN
              + "|"
              + ABSOLUTE
              + "))) HTTP/1\\.(?<minor>\\d)\\r\\n(?<fields>(?:"
              + LINE
              + ")*)\\r\\n");
  private static final Pattern RESPONSE =
      Pattern.compile(
          "HTTP/1\\.\\d [1-9]\\d\\d " + TEXT + "*\\r\\n(?<fields>(?:" + MENDED + ")*)\\r\\n");
  private static final Pattern FIELD = Pattern.compile("(" + TCHAR + "+)[ \\t]*:");
  private static final Pattern CHUNK_LINE =
      Pattern.compile(
          "(?<size>[0-9A-Fa-f]{1,16})(?:[ \\t]*;[ \\t]*"
              + TCHAR
              + "+(?:[ \\t]*=[ \\t]*(?:"
              + TCHAR
              + "+|\"(?:[\\t \\x21\\x23-\\x5b\\x5d-\\x7e\\x80-\\xff]|\\\\"
              + TEXT
              + ")*\"))?)*\\r\\n");
  private static final Pattern TRAILERS = Pattern.compile("(?:" + LINE + ")*\\r\\n");

  private static final String[] STARTS = {
    "GET / ",
    "G|T /a?b=%41[] ",
    "OPTIONS * ",
    "CONNECT a:1 ",
    "CONNECT [::1]:44 ",
    "PRI * ",
    "GET http://a.b:80/c?d ",
    "PUT x+y://[v1.a:b]? ",
    "HEAD //a@b ",
    "GET HTTP://a%2f ",
  };
  private static final String[] FIELDS = {
    "Host: a\r\n",
    "Host:\t[::1]:8 \r\n",
    "hOST:\r\n",
    "X:y\r\n",
    "X-\u0060~: \t\u00e9 z\t\r\n",
    "Content-Length: 5\r\n",
    "Accept: */*\r\n",
    "A-Long-Field-Name: and a long value, with commas\r\n",
    "Hos: a\r\n",
    "Host: b%zz\r\n",
  };
  private static final String[] HOSTS = {
    "Host: a\r\n", "host:a.b:80\r\n", "Host: [1:2:3:4:5:6:7:8]\r\n", "Host: [1::5:1.2.3.4]:8\r\n",
    "Host: [::2:3:4:5:6:7:8]\r\n", "Host: [1:2:3:4:5:6:7::]\r\n", "Host: [vF.a]\r\n", "Host: \r\n",
  };
  private static final String[] STATUS = {
    "HTTP/1.1 200 OK\r\n",
    "HTTP/1.0 404 Not Found\r\n",
    "HTTP/1.1 999 \r\n",
    "HTTP/1.7 100 \t\u00e9\r\n",
  };
  private static final String[] FOLDED = {
    "X: y\r\n z\r\n", "X:\r\n\ty\r\n", "X: y\r\n \r\n", "X : y\r\n", "X\t :\r\n", "A: b\r\n",
  };
  private static final String[] CHUNKS = {
    "1\r\na\r\n", "A;b\r\n0123456789\r\n", "3 ;a=b\r\n\r\n;\r\n", "2;a = \"\\\"\\\\;\";c\r\nhi\r\n",
    "00\r\n", "0;x\r\n", "5\r\n1\r\n\r\n\r\n", "000000000000001\r\n0\r\n",
  };
  private static final String[] ODD = {
    " ",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "\0",
    "\u007f",
    "\u0080",
    "\u00ff",
    "\u000b",
    ":",
    ";",
    "=",
    "\"",
    "\\",
    ",",
    "/",
    "%",
    "%4",
    "@",
    "[",
    "]",
    "#",
    "?",
    "*",
    "0",
    "a",
    "(",
    "|",
    "\r\n\r\n",
    "\r\n ",
    "HTTP/1.1",
    "Host: c\r\n",
    "0\r\n",
    "",
  };

  /** RFC 3986 §3.2.2: by how many groups stand behind the gap. */
  private static String ipv6() {
    String group = "[0-9A-Fa-f]{1,4}";
    String octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    String last = "(?:" + group + ":" + group + "|" + octet + "(?:\\." + octet + "){3})";
    StringBuilder all = new StringBuilder("(?:" + group + ":){6}" + last);
    for (int behind = 7; behind >= 0; behind--) {
      int before = 7 - behind;
      String first =
          before == 0 ? "" : "(?:(?:" + group + ":){0," + (before - 1) + "}" + group + ")?";
      String rest =
          behind >= 2
              ? "(?:" + group + ":){" + (behind - 2) + "}" + last
              : behind == 1 ? group : "";
      all.append('|').append(first).append("::").append(rest);
    }
    return "(?:" + all + ")";
  }

  private static String some(Random random, String[] pieces, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  /** As it is, or with something put in, taken out or put in the place of something. */
  private static String mutated(Random random, String text) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(changed.length() + 1);
      int end = Math.min(changed.length(), at + random.nextInt(3));
      changed.replace(at, end, ODD[random.nextInt(ODD.length)]);
    }
    return changed.toString();
  }

  @Property(tries = 4000)
  void requestHeads(@ForAll long seed) {
    Random random = new Random(seed);
    String host = random.nextInt(4) > 0 ? HOSTS[random.nextInt(HOSTS.length)] : "";
    String text =
        some(random, new String[] {"\r\n"}, 2)
            + STARTS[random.nextInt(STARTS.length)]
            + (random.nextInt(4) > 0 ? "HTTP/1.1\r\n" : "HTTP/1." + random.nextInt(10) + "\r\n")
            + host
            + some(random, FIELDS, 3)
            + "\r\n";
    String octets = mutated(random, text);
    Matcher grammar = REQUEST.matcher(octets);
    boolean good = grammar.lookingAt() && hostsAreGood(grammar);
    compare(octets, good ? grammar.end() : -1, new RequestHeadView());
  }

  /** RFC 9112 §3.2. */
  private static boolean hostsAreGood(Matcher head) {
    int hosts = 0;
    for (String line : lines(head)) {
      if (line.regionMatches(true, 0, "Host:", 0, 5)) {
        hosts++;
        String value = line.substring(5).replaceAll("^[ \\t]+|[ \\t]+$", "");
        if (!value.matches(HOST)) {
          return false;
        }
      }
    }
    return hosts == 1 || hosts == 0 && head.group("minor").equals("0");
  }

  private static List<String> lines(Matcher head) {
    String fields = head.group("fields").replaceAll("\\r\\n(?=[ \\t])", " ");
    return fields.isEmpty() ? List.of() : List.of(fields.split("\\r\\n"));
  }

  @Property(tries = 3000)
  void responseHeads(@ForAll long seed) {
    Random random = new Random(seed);
    String fields = some(random, random.nextBoolean() ? FIELDS : FOLDED, 3);
    String octets =
        mutated(random, STATUS[random.nextInt(STATUS.length)] + fields + "\r\nHTTP/1.1 200 OK");
    Matcher grammar = RESPONSE.matcher(octets);
    ResponseHeadView view = new ResponseHeadView();
    compare(octets, grammar.lookingAt() ? grammar.end() : -1, view);
  }

  private static void compare(String text, int length, HeadView view) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    HttpDecodeStatus status = view.wrap(ByteBuffer.wrap(octets), 0, octets.length);
    String shown = Messages.shown(text) + " " + status;
    assertEquals(length >= 0, status == HttpDecodeStatus.OK, shown);
    if (length < 0) {
      return;
    }
    assertEquals(length, view.headLength(), shown);
    Matcher grammar = (view instanceof RequestHeadView ? REQUEST : RESPONSE).matcher(text);
    grammar.lookingAt();
    List<String> names = new ArrayList<>();
    for (String line : lines(grammar)) {
      Matcher name = FIELD.matcher(line);
      name.lookingAt();
      names.add(name.group(1));
    }
    FieldSectionView fields = view.fields();
    List<String> ours = new ArrayList<>();
    for (int i = 0; i < fields.count(); i++) {
      ours.add(fields.nameString(i));
    }
    assertEquals(names, ours, shown);
  }

  @Property(tries = 4000)
  void chunkedBodies(@ForAll long seed) {
    Random random = new Random(seed);
    String trailers = some(random, FIELDS, 2);
    String text =
        mutated(random, some(random, CHUNKS, 3) + "0\r\n" + trailers + "\r\n") + "GET / HTTP/1.1";
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    StringBuilder content = new StringBuilder();
    int end = byGrammar(text, content);
    BodyReader reader = new BodyReader(HttpLimits.defaults(), Leniency.STRICT, false);
    reader.begin(BodyKind.CHUNKED, 0);
    StringBuilder ours = new StringBuilder();
    int at = 0;
    BodyEvent event;
    do {
      event = reader.read(ByteBuffer.wrap(octets), at, octets.length - at);
      ours.append(text, reader.dataOffset(), reader.dataOffset() + reader.dataLength());
      at += reader.consumed();
    } while (event == BodyEvent.DATA);
    String shown = Messages.shown(text) + " " + event + " " + reader.refusal();
    assertEquals(end >= 0, event == BodyEvent.END, shown);
    if (end >= 0) {
      assertEquals(end, at, shown);
      assertEquals(content.toString(), ours.toString(), shown);
    }
  }

  /** Where a chunked body ends, or -1. */
  private static int byGrammar(String text, StringBuilder content) {
    int at = 0;
    while (true) {
      Matcher line = CHUNK_LINE.matcher(text).region(at, text.length());
      if (!line.lookingAt()) {
        return -1;
      }
      at = line.end();
      String digits = line.group("size").replaceFirst("^0+(?=.)", "");
      if (digits.equals("0")) {
        Matcher trailers = TRAILERS.matcher(text).region(at, text.length());
        return trailers.lookingAt() ? trailers.end() : -1;
      }
      if (digits.length() > 7 || at + Integer.parseInt(digits, 16) + 2 > text.length()) {
        return -1;
      }
      int size = Integer.parseInt(digits, 16);
      if (!text.startsWith("\r\n", at + size)) {
        return -1;
      }
      content.append(text, at, at + size);
      at += size + 2;
    }
  }
}
