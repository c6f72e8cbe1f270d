package io.netlayers.http.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.structured.BareItem.DateItem;
import io.netlayers.http.structured.BareItem.DecimalItem;
import io.netlayers.http.structured.BareItem.DisplayStringItem;
import io.netlayers.http.structured.BareItem.IntegerItem;
import io.netlayers.http.structured.BareItem.StringItem;
import io.netlayers.http.structured.BareItem.TokenItem;
import io.netlayers.http.structured.Parameters.Parameter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails by RFC 9651 §4.2, and what constructors refuse by §4.1. */
class Rfc9651Section42Test {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t1",
        "1\t",
        "1,",
        "1 2",
        "-",
        "--1",
        "-a",
        "+1",
        "1000000000000000",
        "-1000000000000000",
        "1.",
        "1..0",
        "1.0.0",
        ".1",
        "-.1",
        "1.0000",
        "1234567890123.1",
        "123456789012345.6",
        "1.",
        "\"",
        "\"a",
        "\"\\a\"",
        "\"\\",
        "\"\u007f\"",
        "\"\t\"",
        "\"\u00e9\"",
        "'a'",
        "_a",
        "a b",
        "a\"",
        "a@",
        "\u00e9",
        "a\u00e9",
        ":",
        ":a:",
        ":aGVsbG8",
        ":=:",
        ":==:",
        ":a=GVsbG8=:",
        ":aGVsbG8=.:",
        ":aGVsbG8==:",
        ":aGVsbG8==",
        ":aGVs bG8=:",
        ":aGVs-G8_:",
        ":aGVsbA=:",
        ":aGVsbG8====:",
        ":\u00e9aaa:",
        "?",
        "?2",
        "?true",
        "?1?",
        "? 1",
        "@",
        "@1.5",
        "@a",
        "@-",
        "@ 1",
        "@1000000000000000",
        "%",
        "%a",
        "%\"",
        "%\"a",
        "%\"%\"",
        "%\"%6\"",
        "%\"%6A\"",
        "%\"%zz\"",
        "%\"\u00fc\"",
        "%\"\n\"",
        "%\"%c3\"",
        "%\"%c3%28\"",
        "%\"%ed%a0%80\"",
        "%\"%c0%80\"",
        "%\"%f4%90%80%80\"",
        "%\"%\"0\"",
        "(",
        "()",
        "(1)",
        "1;",
        "1;;a",
        "1;A",
        "1;a=",
        "1;a= 1",
        "1;a =1",
        "1 ;a",
        "1;\ta",
        "1;1=a",
        "1;=a",
        "1;a=(1)",
        "1;a=b c",
        "a;b,",
        "*\u0000",
        "!a",
        "a,b",
        "a;b=c;",
        "1e5",
        "0x1",
        "\u0661",
      })
  void itemsThatFail(String text) {
    assertEquals(Optional.empty(), StructuredFields.parseItem(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",",
        "1,",
        ",1",
        "1,,2",
        "1 2",
        "1, ",
        "1,\t",
        "\t1",
        "1;a, ",
        "(1",
        "(1,2)",
        "(1\t2)",
        "(1 2",
        "(",
        ")",
        "((1))",
        "(1)2",
        "(1(2))",
        "(\"a\"\"b\")",
        "(1;)",
        "(1);",
        "() ;a",
        "(1 ;a)",
        "( ",
        "a=1",
        "a, b=2",
        "(a=1)",
        "1;a=(2)",
        "a,\nb",
      })
  void listsThatFail(String text) {
    assertEquals(Optional.empty(), StructuredFields.parseList(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=",
        "a= 1",
        "a =1",
        "=1",
        "A=1",
        "1=1",
        "a=1,",
        "a=1,,b=2",
        ",a",
        "a;",
        "a=1 b=2",
        "a=(1",
        "a=1=2",
        "a=1, \t",
        "-a=1",
        "a\u00e9=1",
        "a;b=",
        "a=\"",
        "a b",
        "a=1;B",
        "\"a\"=1",
        "a=1\n",
        ".a=1",
        "a;(",
        "a=()b",
      })
  void dictionariesThatFail(String text) {
    assertEquals(Optional.empty(), StructuredFields.parseDictionary(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"( )", "(  1   2  )", "()", "( 1)", "(1 )", "1;  a;b", "1 , 2", "1\t,\t2"})
  void whiteSpaceThatIsTaken(String text) {
    assertTrue(StructuredFields.parseList(text).isPresent());
  }

  /** RFC 9651 §3.1 and §3.1.2: what parsers "MUST support" at least. */
  @Test
  void theLeastLimitsAreTaken() {
    StructuredLimits least = StructuredLimits.LEAST;
    String list = String.join(",", Collections.nCopies(1024, "1"));
    assertEquals(1024, StructuredFields.parseList(list, least).orElseThrow().size());
    assertEquals(Optional.empty(), StructuredFields.parseList(list + ",1", least));
    assertTrue(StructuredFields.parseList(list + ",1").isPresent());
    String inner = "(" + " a".repeat(256) + ")";
    assertTrue(StructuredFields.parseList(inner, least).isPresent());
    assertEquals(Optional.empty(), StructuredFields.parseList("(a" + inner.substring(1), least));
    StringBuilder keys = new StringBuilder("a");
    StringBuilder entries = new StringBuilder("k");
    for (int i = 0; i < 256; i++) {
      keys.append(";k").append(i);
    }
    assertTrue(StructuredFields.parseItem(keys, least).isPresent());
    assertEquals(Optional.empty(), StructuredFields.parseItem(keys + ";b", least));
    for (int i = 0; i < 1023; i++) {
      entries.append(",k").append(i);
    }
    assertTrue(StructuredFields.parseDictionary(entries, least).isPresent());
    assertEquals(Optional.empty(), StructuredFields.parseDictionary(entries + ",b", least));
    String string = '"' + "a".repeat(1024) + '"';
    assertTrue(StructuredFields.parseItem(string, least).isPresent());
    assertTrue(StructuredFields.parseItem("k".repeat(512), least).isPresent());
    assertTrue(StructuredFields.parseItem(":" + "AAAA".repeat(5462) + ":", least).isPresent());
    StructuredLimits tight = new StructuredLimits(1, 1, 1, 3);
    assertEquals(Optional.empty(), StructuredFields.parseItem("1234", tight));
    assertTrue(StructuredFields.parseItem("123", tight).isPresent());
    assertThrows(IllegalArgumentException.class, () -> new StructuredLimits(1, 1, -1, 1));
  }

  @Test
  void constructorsRefuseWhatCannotBeSerialized() {
    refused(() -> new IntegerItem(1_000_000_000_000_000L));
    refused(() -> new IntegerItem(-1_000_000_000_000_000L));
    refused(() -> new DecimalItem(1_000_000_000_000_000L));
    refused(() -> DecimalItem.rounded(1e12));
    refused(() -> DecimalItem.rounded(Double.NaN));
    refused(() -> DecimalItem.rounded(Double.NEGATIVE_INFINITY));
    refused(() -> new DateItem(Long.MIN_VALUE));
    refused(() -> new StringItem("\u0000"));
    refused(() -> new StringItem("\u00fc"));
    refused(() -> new TokenItem(""));
    refused(() -> new TokenItem("1a"));
    refused(() -> new TokenItem("a b"));
    refused(() -> new DisplayStringItem("\ud800"));
    refused(() -> new DisplayStringItem("\udc00\ud800"));
    refused(() -> new Parameter("A", BareItem.BooleanItem.TRUE));
    Parameter a = new Parameter("a", BareItem.BooleanItem.TRUE);
    refused(() -> Parameters.of(a, a));
    Dictionary.Entry entry = new Dictionary.Entry("a", Member.Item.of(new TokenItem("a")));
    refused(() -> Dictionary.of(entry, entry));
    refused(() -> new Dictionary.Entry("", entry.member()));
    assertEquals("", StructuredFields.serialize(List.of()));
  }

  private static void refused(Executable making) {
    assertThrows(IllegalArgumentException.class, making);
  }
}
