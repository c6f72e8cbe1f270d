package io.netlayers.http.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import io.netlayers.http.structured.BareItem.BooleanItem;
import io.netlayers.http.structured.BareItem.ByteSequenceItem;
import io.netlayers.http.structured.BareItem.DateItem;
import io.netlayers.http.structured.BareItem.DecimalItem;
import io.netlayers.http.structured.BareItem.DisplayStringItem;
import io.netlayers.http.structured.BareItem.IntegerItem;
import io.netlayers.http.structured.BareItem.StringItem;
import io.netlayers.http.structured.BareItem.TokenItem;
import io.netlayers.http.structured.Member.InnerList;
import io.netlayers.http.structured.Member.Item;
import io.netlayers.http.structured.Parameters.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The examples of RFC 9651 §3. */
class Rfc9651Section3Test {
  private static Item token(String text) {
    return Item.of(new TokenItem(text));
  }

  private static Item string(String text) {
    return Item.of(new StringItem(text));
  }

  private static void isList(String text, Member... members) {
    assertEquals(Optional.of(List.of(members)), StructuredFields.parseList(text));
    assertEquals(text, StructuredFields.serialize(List.of(members)));
  }

  private static void isItem(String text, BareItem value) {
    assertEquals(Optional.of(Item.of(value)), StructuredFields.parseItem(text));
    assertEquals(text, value.toString());
  }

  private static Dictionary dictionary(String text) {
    return StructuredFields.parseDictionary(text).orElseThrow();
  }

  @Test
  void section31Lists() {
    isList("sugar, tea, rum", token("sugar"), token("tea"), token("rum"));
    assertEquals(
        StructuredFields.parseList("sugar, tea, rum"),
        StructuredFields.parseList(StructuredFields.combine(List.of("sugar, tea", "rum"))));
    assertEquals(Optional.of(List.of()), StructuredFields.parseList(""));
    assertEquals(StructuredFields.parseList("a, b"), StructuredFields.parseList("  a\t ,\t b  "));
  }

  @Test
  void section311InnerLists() {
    isList(
        "(\"foo\" \"bar\"), (\"baz\"), (\"bat\" \"one\"), ()",
        InnerList.of(string("foo"), string("bar")),
        InnerList.of(string("baz")),
        InnerList.of(string("bat"), string("one")),
        InnerList.of());
    Parameters a = Parameters.of(new Parameter("a", new IntegerItem(1)));
    Parameters b = Parameters.of(new Parameter("b", new IntegerItem(2)));
    Parameters lvl5 = Parameters.of(new Parameter("lvl", new IntegerItem(5)));
    Parameters lvl1 = Parameters.of(new Parameter("lvl", new IntegerItem(1)));
    Parameters both =
        Parameters.of(
            new Parameter("a", new IntegerItem(1)), new Parameter("b", new IntegerItem(2)));
    isList(
        "(\"foo\";a=1;b=2);lvl=5, (\"bar\" \"baz\");lvl=1",
        new InnerList(List.of(new Item(new StringItem("foo"), both)), lvl5),
        new InnerList(List.of(string("bar"), string("baz")), lvl1));
    isList("(x;a=1);b=2", new InnerList(List.of(new Item(new TokenItem("x"), a)), b));
  }

  @Test
  void section312Parameters() {
    assertEquals(
        "abc;a=1;b=2;cde_456, (ghi;jk=4 l);q=\"9\";r=w",
        StructuredFields.serialize(
            StructuredFields.parseList("abc;a=1;b=2; cde_456, (ghi;jk=4 l);q=\"9\";r=w").get()));
    Item item = StructuredFields.parseItem("1; a; b=?0").orElseThrow();
    assertEquals(Optional.of(BooleanItem.TRUE), item.parameters().get("a"));
    assertEquals(Optional.of(BooleanItem.FALSE), item.parameters().get("b"));
    assertEquals(Optional.empty(), item.parameters().get("c"));
    assertEquals("1;a;b=?0", item.toString());
  }

  @Test
  void section32Dictionaries() {
    Dictionary words = dictionary("en=\"Applepie\", da=:w4ZibGV0w6ZydGU=:");
    assertEquals(Optional.of(string("Applepie")), words.get("en"));
    OctetString pie = OctetString.copyOf("\u00c6blet\u00e6rte".getBytes(StandardCharsets.UTF_8));
    assertEquals(Optional.of(Item.of(new ByteSequenceItem(pie))), words.get("da"));
    assertEquals("en=\"Applepie\", da=:w4ZibGV0w6ZydGU=:", words.toString());
    assertEquals("a=?0, b, c;foo=bar", dictionary("a=?0, b, c; foo=bar").toString());
    assertEquals(
        "rating=1.5, feelings=(joy sadness)",
        dictionary("rating=1.5, feelings=(joy sadness)").toString());
    assertEquals(
        "a=(1 2), b=3, c=4;aa=bb, d=(5 6);valid",
        dictionary("a=(1 2), b=3, c=4;aa=bb, d=(5 6);valid").toString());
    assertEquals(dictionary("foo=1, bar=2"), dictionary("foo=1,   bar=2"));
    assertEquals("", dictionary("").toString());
  }

  /** §4.2.2 and §4.2.3.2: a key that comes again overwrites the value; its place stays. */
  @Test
  void duplicateKeysOverwrite() {
    assertEquals("a=3, b=2", dictionary("a=1,b=2,a=3").toString());
    assertEquals("a, b=2", dictionary("a=1,b=2,a").toString());
    assertEquals("1;a=3;b=2", StructuredFields.parseItem("1;a=1;b=2;a=3").get().toString());
  }

  @Test
  void section331Integers() {
    isItem("42", new IntegerItem(42));
    isItem("0", new IntegerItem(0));
    isItem("999999999999999", new IntegerItem(999_999_999_999_999L));
    isItem("-999999999999999", new IntegerItem(-999_999_999_999_999L));
    assertEquals("0", StructuredFields.parseItem("-0").get().toString());
    assertEquals("42", StructuredFields.parseItem("000042").get().toString());
  }

  @Test
  void section332Decimals() {
    isItem("4.5", new DecimalItem(4500));
    isItem("-0.25", new DecimalItem(-250));
    isItem("0.001", new DecimalItem(1));
    isItem("123456789012.125", new DecimalItem(123_456_789_012_125L));
    isItem("1.0", new DecimalItem(1000));
    isItem("-1.05", new DecimalItem(-1050));
    assertEquals("1.1", StructuredFields.parseItem("1.100").get().toString());
    assertEquals(4.5, new DecimalItem(4500).doubleValue());
    // §4.1.5: round to the nearest, ties to even
    assertEquals("0.002", DecimalItem.rounded(0.0025).toString());
    assertEquals("0.004", DecimalItem.rounded(0.0035).toString());
    assertEquals("-0.004", DecimalItem.rounded(-0.0035).toString());
  }

  @Test
  void section333Strings() {
    isItem("\"hello world\"", new StringItem("hello world"));
    isItem("\"a \\\" b \\\\ c\"", new StringItem("a \" b \\ c"));
    isItem("\"\"", new StringItem(""));
  }

  @Test
  void section334Tokens() {
    isItem("foo123/456", new TokenItem("foo123/456"));
    isItem("*a:b!#$%&'*+-.^_`|~", new TokenItem("*a:b!#$%&'*+-.^_`|~"));
    isItem("A", new TokenItem("A"));
  }

  @Test
  void section335ByteSequences() {
    isItem(
        ":cHJldGVuZCB0aGlzIGlzIGJpbmFyeSBjb250ZW50Lg==:",
        new ByteSequenceItem(
            OctetString.copyOf(
                "pretend this is binary content.".getBytes(StandardCharsets.US_ASCII))));
    isItem("::", new ByteSequenceItem(OctetString.EMPTY));
    isItem(":/+Ah:", new ByteSequenceItem(OctetString.ofHex("ffe021")));
    // §4.2.7: missing padding and bits behind the last octet are taken
    assertEquals(
        Optional.of(":aGVsbG8=:"), StructuredFields.parseItem(":aGVsbG8:").map(Item::toString));
    assertEquals(Optional.of(":iQ==:"), StructuredFields.parseItem(":iZ==:").map(Item::toString));
  }

  @Test
  void section336Booleans() {
    isItem("?1", BooleanItem.TRUE);
    isItem("?0", BooleanItem.FALSE);
  }

  @Test
  void section337Dates() {
    isItem("@1659578233", new DateItem(1_659_578_233L));
    isItem("@-62135596800", new DateItem(-62_135_596_800L));
    isItem("@253402214400", new DateItem(253_402_214_400L));
  }

  @Test
  void section338DisplayStrings() {
    isItem(
        "%\"This is intended for display to %c3%bcsers.\"",
        new DisplayStringItem("This is intended for display to \u00fcsers."));
    isItem("%\"%25%22\\%f0%9f%98%80%7f%0a\"", new DisplayStringItem("%\"\\\ud83d\ude00\u007f\n"));
    isItem("%\"\"", new DisplayStringItem(""));
    assertTrue(StructuredFields.parseItem("%\"%61\"").isPresent());
  }
}
