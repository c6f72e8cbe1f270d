package io.netlayers.http.structured;

import io.netlayers.http.Abnf;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What is read as a structured field: all that RFC 9651's grammar has, no more, but for what its
 * algorithms take besides: padding that is missing, and a tab at the end of a list (§4.2.1).
 */
class StructuredAbnfProperties {
  private static final String BARE =
      "(?:-?[0-9]{1,15}|-?[0-9]{1,12}\\.[0-9]{1,3}"
          + "|\"(?:[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]|\\\\[\"\\\\])*\""
          + "|[A-Za-z*][!#$%&'*+.^_`|~0-9A-Za-z:/-]*"
          + "|:(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?:"
          + "|\\?[01]|@-?[0-9]{1,15}"
          + "|%\"(?:[\\x20\\x21\\x23\\x24\\x26-\\x7E]|%[0-7][0-9a-f])*\")";
  private static final String KEY = "[a-z*][a-z0-9_.*-]*";
  private static final String PARAMETERS = "(?:; *" + KEY + "(?:=" + BARE + ")?)*";
  private static final String ITEM = BARE + PARAMETERS;
  private static final String MEMBER =
      "(?:" + ITEM + "|\\( *(?:" + ITEM + "(?: +" + ITEM + ")* *)?\\)" + PARAMETERS + ")";
  private static final String ENTRY = KEY + "(?:=" + MEMBER + "|" + PARAMETERS + ")";

  private static String members(String one) {
    return " *(?:" + one + "(?:" + Abnf.OWS + "," + Abnf.OWS + one + ")*" + Abnf.OWS + ")? *";
  }

  @Provide
  Arbitrary<String> texts() {
    return Abnf.texts(
        8, "a", "b", "A", "*", "1", "-", "23", ".", "\"", "\"x\"", "\\", "(", ")", "(", " ", "  ",
        "\t", ",", ",", ";", "=", "a=1", ";b", ":", ":YQ==:", "YWI", "?1", "?", "@", "@5", "%\"",
        "%41", "?0", "/", "\u00e9");
  }

  @Property(tries = 4500)
  void items(@ForAll("texts") String text) {
    Abnf.agree(" *" + ITEM + " *", t -> StructuredFields.parseItem(t).isPresent(), text);
  }

  @Property(tries = 4500)
  void lists(@ForAll("texts") String text) {
    Abnf.agree(members(MEMBER), t -> StructuredFields.parseList(t).isPresent(), text);
  }

  @Property(tries = 4500)
  void dictionaries(@ForAll("texts") String text) {
    Abnf.agree(members(ENTRY), t -> StructuredFields.parseDictionary(t).isPresent(), text);
  }
}
