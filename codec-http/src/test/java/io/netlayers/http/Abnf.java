package io.netlayers.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Grammars of RFCs as regular expressions, a second opinion on what readers take. */
public final class Abnf {
  // RFC 9110 §5.6
  public static final String OWS = "[ \\t]*";
  public static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  public static final String QUOTED =
      "\"(?:[\\t \\x21\\x23-\\x5B\\x5D-\\x7E\\x80-\\xff]|\\\\[\\t \\x21-\\x7E\\x80-\\xff])*\"";
  public static final String VALUE = "(?:" + TOKEN + "|" + QUOTED + ")";
  public static final String PARAMETERS =
      "(?:" + OWS + ";" + OWS + "(?:" + TOKEN + "=" + VALUE + ")?)*";
  public static final String WEIGHT =
      "(?:" + OWS + ";" + OWS + "[qQ]=(?:0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?";

  // RFC 3986 appendix A
  private static final String UNRESERVED = "[A-Za-z0-9._~-]";
  private static final String TRIPLET = "%[0-9A-Fa-f]{2}";
  private static final String SUB_DELIMS = "[!$&'()*+,;=]";
  private static final String PLAIN = UNRESERVED + "|" + TRIPLET + "|" + SUB_DELIMS;
  private static final String PCHAR = "(?:" + PLAIN + "|[:@])";
  private static final String H16 = "[0-9A-Fa-f]{1,4}";
  private static final String DEC_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  public static final String IPV4 = DEC_OCTET + "(?:\\." + DEC_OCTET + "){3}";
  private static final String LS32 = "(?:" + H16 + ":" + H16 + "|" + IPV4 + ")";
  public static final String IPV6 =
      "(?:(?:H:){6}L|::(?:H:){5}L|H?::(?:H:){4}L|(?:(?:H:){0,1}H)?::(?:H:){3}L"
          .concat("|(?:(?:H:){0,2}H)?::(?:H:){2}L|(?:(?:H:){0,3}H)?::H:L")
          .concat("|(?:(?:H:){0,4}H)?::L|(?:(?:H:){0,5}H)?::H|(?:(?:H:){0,6}H)?::)")
          .replace("L", "<")
          .replace("H", H16)
          .replace("<", LS32);
  private static final String LITERAL =
      "\\[(?:" + IPV6 + "|[vV][0-9A-Fa-f]+\\.(?:" + UNRESERVED + "|" + SUB_DELIMS + "|:)+)\\]";
  public static final String HOST = "(?:" + LITERAL + "|(?:" + PLAIN + ")*)";
  public static final String AUTHORITY = "(?:(?:" + PLAIN + "|:)*@)?" + HOST + "(?::[0-9]*)?";
  public static final String SCHEME = "[A-Za-z][A-Za-z0-9+.-]*";
  private static final String ABEMPTY = "(?:/" + PCHAR + "*)*";
  private static final String ABSOLUTE = "/(?:" + PCHAR + "+(?:/" + PCHAR + "*)*)?";
  private static final String ROOTLESS = PCHAR + "+(?:/" + PCHAR + "*)*";
  private static final String NOSCHEME = "(?:" + PLAIN + "|@)+(?:/" + PCHAR + "*)*";
  private static final String QUERY = "(?:\\?(?:" + PCHAR + "|[/?])*)?";
  private static final String FRAGMENT = "(?:#(?:" + PCHAR + "|[/?])*)?";
  private static final String NET_PATH = "//" + AUTHORITY + ABEMPTY;
  public static final String URI_REFERENCE =
      "(?:" + SCHEME + ":(?:" + NET_PATH + "|" + ABSOLUTE + "|" + ROOTLESS + "|)|(?:" + NET_PATH
          + "|" + ABSOLUTE + "|" + NOSCHEME + "|))" + QUERY + FRAGMENT;
  public static final String ORIGIN_FORM = "(?:/" + PCHAR + "*)+" + QUERY;

  private static final Map<String, Pattern> PATTERNS = new HashMap<>();

  private Abnf() {}

  /** {@code #element}, as a recipient takes it (RFC 9110 §5.6.1.2). */
  public static String list(String element) {
    String each = "(?:" + OWS + "," + "|" + OWS + element + OWS + ",)*";
    return each + OWS + "(?:" + element + OWS + ")?";
  }

  /** {@code 1#element}, likewise. */
  public static String list1(String element) {
    String each = "(?:" + OWS + "," + "|" + OWS + element + OWS + ",)*";
    return each + OWS + element + OWS + "(?:," + OWS + ")*";
  }

  /** Texts of pieces that a grammar is likely to take, and of some that it is not. */
  public static Arbitrary<String> texts(int most, String... pieces) {
    return Arbitraries.of(pieces).list().ofMaxSize(most).map(list -> String.join("", list));
  }

  /** A reader takes what the grammar has, and nothing else. */
  public static void agree(String regex, Predicate<String> reader, String text) {
    Pattern pattern = PATTERNS.computeIfAbsent(regex, r -> Pattern.compile(r, Pattern.DOTALL));
    boolean expected = pattern.matcher(text).matches();
    assertEquals(expected, reader.test(text), () -> "<" + text + ">");
  }
}
