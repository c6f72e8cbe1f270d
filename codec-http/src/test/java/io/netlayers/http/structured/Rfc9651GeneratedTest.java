package io.netlayers.http.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.http.structured.BareItem.BooleanItem;
import io.netlayers.http.structured.BareItem.DecimalItem;
import io.netlayers.http.structured.BareItem.DisplayStringItem;
import io.netlayers.http.structured.BareItem.IntegerItem;
import io.netlayers.http.structured.BareItem.StringItem;
import io.netlayers.http.structured.BareItem.TokenItem;
import io.netlayers.http.structured.Member.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9651 §3 and §4 by every character in every place, and every length of number. */
class Rfc9651GeneratedTest {
  private static final String KEY_START = "abcdefghijklmnopqrstuvwxyz*";
  private static final String KEY_PART = KEY_START + "0123456789_-.";
  private static final String TOKEN_START = KEY_START + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String TOKEN_PART = TOKEN_START + "0123456789!#$%&'+-.^_`|~:/";

  private static void item(boolean good, String text, Supplier<BareItem> value) {
    Optional<Item> expected = good ? Optional.of(Item.of(value.get())) : Optional.empty();
    assertEquals(expected, StructuredFields.parseItem(text), text);
  }

  private static void made(boolean good, Supplier<?> making, String text) {
    if (good) {
      assertEquals(text, making.get().toString());
    } else {
      assertThrows(IllegalArgumentException.class, making::get, text);
    }
  }

  @Test
  void section312And32Keys() {
    for (char c = 0; c < 0x180; c++) {
      boolean starts = KEY_START.indexOf(c) >= 0;
      boolean goesOn = KEY_PART.indexOf(c) >= 0;
      assertEquals(starts, StructuredFields.parseDictionary(c + "=1").isPresent(), "U+" + (int) c);
      assertEquals(starts, StructuredFields.parseItem("x;" + c + "=1").isPresent() && c != ' ');
      assertEquals(
          goesOn, StructuredFields.parseDictionary("a" + c + "a=1").isPresent() && !ends(c));
      assertEquals(starts, Keys.isKey("" + c));
      assertEquals(goesOn, Keys.isKey("a" + c));
      assertEquals(goesOn, Keys.isKey("a" + c + "a"));
    }
  }

  /** What ends a key and lets something else follow. */
  private static boolean ends(char c) {
    return c == ',' || c == ';' || c == '=';
  }

  @Test
  void section333Strings() {
    for (char c = 0; c < 0x180; c++) {
      char each = c;
      boolean plain = c >= 0x20 && c <= 0x7E;
      boolean special = c == '"' || c == '\\';
      item(plain && !special, "\" " + c + " \"", () -> new StringItem(" " + each + " "));
      item(special, "\" \\" + c + " \"", () -> new StringItem(" " + each + " "));
      String written = special ? "\"\\" + c + "\"" : "\"" + c + "\"";
      made(plain, () -> new StringItem("" + each), written);
    }
  }

  @Test
  void section334Tokens() {
    for (char c = 0; c < 0x180; c++) {
      char each = c;
      boolean starts = TOKEN_START.indexOf(c) >= 0;
      boolean goesOn = TOKEN_PART.indexOf(c) >= 0;
      made(starts, () -> new TokenItem("" + each), "" + c);
      made(goesOn, () -> new TokenItem("a" + each), "a" + c);
      made(goesOn, () -> new TokenItem("a" + each + "a"), "a" + c + "a");
      boolean digit = c >= '0' && c <= '9';
      if (!digit && c != ' ') {
        item(starts, "" + c, () -> new TokenItem("" + each));
      }
      if (c != ' ' && c != ';') {
        item(goesOn, "a" + c, () -> new TokenItem("a" + each));
        item(goesOn, "a" + c + "a", () -> new TokenItem("a" + each + "a"));
      }
    }
  }

  @Test
  void section338DisplayStrings() {
    String hex = "0123456789abcdef";
    for (char c = 0; c < 0x180; c++) {
      char each = c;
      boolean plain = c >= 0x20 && c <= 0x7E && c != '"' && c != '%';
      item(plain, "%\"" + c + "\"", () -> new DisplayStringItem("" + each));
      if (c < 0x80) {
        String escape = "%" + hex.charAt(c >> 4) + hex.charAt(c & 15);
        item(true, "%\"" + escape + "\"", () -> new DisplayStringItem("" + each));
        made(true, () -> new DisplayStringItem("" + each), "%\"" + (plain ? c : escape) + "\"");
        boolean upper = !escape.equals(escape.toUpperCase(java.util.Locale.ROOT));
        if (upper) {
          item(false, "%\"" + escape.toUpperCase(java.util.Locale.ROOT) + "\"", () -> null);
        }
      }
    }
  }

  @Test
  void section331IntegersOfEveryLength() {
    for (int digits = 1; digits <= 20; digits++) {
      for (char digit : new char[] {'0', '1', '9'}) {
        String text = String.valueOf(digit).repeat(digits);
        boolean good = digits <= 15;
        item(good, text, () -> new IntegerItem(Long.parseLong(text)));
        item(good, "-" + text, () -> new IntegerItem(-Long.parseLong(text)));
      }
    }
  }

  @Test
  void section332DecimalsOfEveryLength() {
    for (int whole = 0; whole <= 16; whole++) {
      for (int fraction = 0; fraction <= 5; fraction++) {
        String text = "1".repeat(whole) + "." + "1".repeat(fraction);
        boolean good = whole >= 1 && whole <= 12 && fraction >= 1 && fraction <= 3;
        Supplier<BareItem> value =
            () -> new DecimalItem(new BigDecimal(text).movePointRight(3).longValueExact());
        item(good, text, value);
        if (good) {
          assertEquals(text, value.get().toString());
        }
      }
    }
  }

  /** §4.1.5 steps 2 and 3: rounded to three digits, halves to the even digit. */
  @ParameterizedTest
  @CsvSource({
    "0.0005,0.0",
    "0.0015,0.002",
    "0.0025,0.002",
    "-0.0005,0.0",
    "-0.0015,-0.002",
    "-0.0025,-0.002",
    "0.5015,0.502",
    "1.0005,1.0",
    "1.0015,1.002",
    "9.9985,9.998",
    "9.9995,10.0",
    "0.00049999,0.0",
    "0.00050001,0.001",
    "69490266067.0575,69490266067.058",
    "999999999999.999,999999999999.999",
    "999999999999.9994,999999999999.999",
    "1e-9,0.0",
  })
  void section415Rounds(double value, String text) {
    assertEquals(text, DecimalItem.rounded(value).toString());
  }

  @Test
  void section415RoundsAsDecimalsAreRead() {
    for (int i = 0; i < 60_000; i++) {
      double half = new BigDecimal(i).movePointLeft(3).add(new BigDecimal("0.0005")).doubleValue();
      for (double value : new double[] {half, Math.nextUp(half), Math.nextDown(half), -half}) {
        long expected =
            new BigDecimal(Double.toString(value))
                .setScale(3, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .longValueExact();
        assertEquals(expected, DecimalItem.rounded(value).thousandths(), "" + value);
      }
    }
    assertThrows(IllegalArgumentException.class, () -> DecimalItem.rounded(999999999999.9996));
    assertThrows(IllegalArgumentException.class, () -> DecimalItem.rounded(-1e15));
  }

  /** §4.2: lines are one text, so that a string may go over two of them and a list too. */
  @Test
  void section42Lines() {
    assertEquals(
        Optional.of(Item.of(new StringItem("foo, bar"))),
        StructuredFields.parseItem(StructuredFields.combine(List.of("\"foo", "bar\""))));
    String empty = StructuredFields.combine(List.of("1", "", "42"));
    assertEquals(Optional.empty(), StructuredFields.parseList(empty));
    String keys = StructuredFields.combine(List.of("a=1, b", "a=?0"));
    assertEquals("a=?0, b", StructuredFields.parseDictionary(keys).orElseThrow().toString());
  }

  /** §4.1: what a list, a dictionary and parameters of true say. */
  @Test
  void section41SerializesTrueAsNothing() {
    Parameters p = Parameters.of(new Parameters.Parameter("p", BooleanItem.TRUE));
    Item item = new Item(BooleanItem.TRUE, p);
    assertEquals("?1;p", item.toString());
    assertEquals("k;p", Dictionary.of(new Dictionary.Entry("k", item)).toString());
    assertEquals(
        "k=();p",
        Dictionary.of(new Dictionary.Entry("k", new Member.InnerList(List.of(), p))).toString());
    assertEquals("?1;p, ()", StructuredFields.serialize(List.of(item, Member.InnerList.of())));
  }
}
