package io.netlayers.http.field;

import static io.netlayers.http.Abnf.OWS;
import static io.netlayers.http.Abnf.PARAMETERS;
import static io.netlayers.http.Abnf.QUOTED;
import static io.netlayers.http.Abnf.TOKEN;
import static io.netlayers.http.Abnf.VALUE;
import static io.netlayers.http.Abnf.WEIGHT;

import io.netlayers.http.Abnf;
import io.netlayers.http.conditional.EntityTagCondition;
import io.netlayers.http.range.ByteRanges;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is read as a field's value: all that RFC 9110's appendix A has, no more. */
class FieldAbnfProperties {
  private static final String BWS_PARAMETER = TOKEN + OWS + "=" + OWS + VALUE;

  @Provide
  Arbitrary<String> texts() {
    return Abnf.texts(
        8, "a", "b", "/", ";", "=", "=", "\"", "\"x\"", "\\", " ", "\t", ",", ",", "q", "Q=", "0",
        "0.5", "1", "\u00e9", "\u007f", "*", ";q=0.3", "a=1", "==", ".");
  }

  @Property(tries = 3000)
  void mediaTypes(@ForAll("texts") String text) {
    String type = OWS + TOKEN + "/" + TOKEN + PARAMETERS + OWS;
    Abnf.agree(type, t -> MediaType.parse(t).isPresent(), text);
    Abnf.agree(type, t -> MediaType.parse(t).isPresent(), "a/" + text);
  }

  @Property(tries = 3000)
  void tokensWithWeights(@ForAll("texts") String text) {
    Abnf.agree(Abnf.list(TOKEN + WEIGHT), t -> WeightedTokens.parse(t).isPresent(), text);
  }

  @Property(tries = 1500)
  void tokens(@ForAll("texts") String text) {
    Abnf.agree(Abnf.list(TOKEN), t -> ConnectionField.parse(t).isPresent(), text);
  }

  @Property(tries = 1500)
  void upgrade(@ForAll("texts") String text) {
    Abnf.agree(
        Abnf.list(TOKEN + "(?:/" + TOKEN + ")?"), t -> UpgradeField.parse(t).isPresent(), text);
  }

  @Property(tries = 1500)
  void expect(@ForAll("texts") String text) {
    String one = TOKEN + "(?:=" + VALUE + PARAMETERS + ")?";
    Abnf.agree(Abnf.list(one), t -> ExpectField.parse(t).isPresent(), text);
  }

  @Property(tries = 1500)
  void cacheControl(@ForAll("texts") String text) {
    String one = TOKEN + "(?:=" + VALUE + ")?";
    Abnf.agree(Abnf.list(one), t -> CacheControl.parse(t).isPresent(), text);
  }

  @Property(tries = 3000)
  void transferCodings(@ForAll("texts") String text) {
    String one = TOKEN + "(?:" + OWS + ";" + OWS + BWS_PARAMETER + ")*";
    Abnf.agree(Abnf.list1(one), t -> Codings.parseTransferEncoding(t).isPresent(), text);
  }

  @Property(tries = 3000)
  void challenges(@ForAll("texts") String text) {
    String some =
        "(?:" + BWS_PARAMETER + ")?(?:" + OWS + "," + OWS + "(?:" + BWS_PARAMETER + ")?)*";
    String one = TOKEN + "(?: +(?:[A-Za-z0-9._~+/-]+=*|" + some + "))?";
    Abnf.agree(Abnf.list1(one), t -> AuthScheme.parseChallenges(t).isPresent(), text);
    Abnf.agree(Abnf.list1(one), t -> AuthScheme.parseChallenges(t).isPresent(), "Basic " + text);
  }

  @Provide
  Arbitrary<String> tags() {
    return Abnf.texts(
        8, "\"", "\"a\"", "\"a\"", "W/", "w/", "a", ",", " ", "*", "W", "\\", "\u00e9");
  }

  @Property(tries = 3000)
  void entityTags(@ForAll("tags") String text) {
    String tag = "(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xff]*\"";
    Abnf.agree(
        OWS + "\\*" + OWS + "|" + Abnf.list1(tag),
        t -> EntityTagCondition.parse(t).isPresent(),
        text);
  }

  @Provide
  Arbitrary<String> ranges() {
    return Abnf.texts(8, "1", "2", "-", "-", "1-2", ",", ",", " ", "\t", "0-", "-5", "a", "=");
  }

  @Property(tries = 3000)
  void ranges(@ForAll("ranges") String text) {
    // that the last position is not before the first is no matter of the grammar's
    boolean inverted =
        Pattern.compile("([0-9]+)-([0-9]+)")
            .matcher(text)
            .results()
            .anyMatch(m -> Long.parseLong(m.group(1)) > Long.parseLong(m.group(2)));
    Assume.that(!inverted);
    String spec = "(?:[0-9]+-[0-9]*|-[0-9]+)";
    Abnf.agree(Abnf.list1(spec), t -> ByteRanges.parse("bytes=" + t).isPresent(), text);
  }

  @Property(tries = 3000)
  void dispositions(@ForAll("texts") String text) {
    String one = OWS + ";" + OWS + "(?:" + BWS_PARAMETER + ")?";
    String whole = OWS + TOKEN + "(?:" + one + ")*" + OWS;
    ContentDisposition.parse("a;" + text).ifPresent(d -> Abnf.agree(whole, t -> true, "a;" + text));
    // names that come twice apart, all of the grammar is taken
    if (text.matches(whole) && text.indexOf('=') == text.lastIndexOf('=')) {
      Abnf.agree(whole, t -> ContentDisposition.parse(t).isPresent(), text);
    }
  }

  @Property(tries = 3000)
  void quotedStrings(@ForAll("texts") String text) {
    Abnf.agree(
        QUOTED,
        t -> {
          FieldScanner scanner = new FieldScanner(t);
          return scanner.quotedString() != null && scanner.atEnd();
        },
        "\"" + text + "\"");
  }
}
