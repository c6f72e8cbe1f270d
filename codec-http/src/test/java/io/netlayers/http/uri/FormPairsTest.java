package io.netlayers.http.uri;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The URL standard's §5: forms read and written. */
class FormPairsTest {
  private static List<FormPairs.Pair> read(String text) {
    return FormPairs.parse(text, 100).list();
  }

  @ParameterizedTest
  @CsvSource({
    "a=b,a,b",
    "a,a,''",
    "a=,a,''",
    "=b,'',b",
    "=,'',''",
    "a=b=c,a,b=c",
    "&&a=b&,a,b",
    "a+b=c+d,a b,c d",
    "a%2Bb=%26%3D,a+b,&=",
    "%61=%C3%A4,a,\u00e4",
    "a=%e2%82%ac,a,\u20ac",
    "a=\u00c3\u00a4,a,\u00e4",
    "a=\u20ac,a,\u20ac",
    "a=%,a,%",
    "a=%4,a,%4",
    "a=%4g%zz,a,%4g%zz",
    "a=%%41,a,%A",
    "a=%ff,a,\ufffd",
    "a=%C3%28,a,\ufffd(",
    "a=b;c,a,b;c",
    "?a=b,?a,b",
  })
  void section51Reads(String text, String name, String value) {
    assertEquals(List.of(new FormPairs.Pair(name, value)), read(text));
  }

  @Test
  void section51Lists() {
    assertEquals(List.of(), read(""));
    assertEquals(List.of(), read("&&&"));
    FormPairs pairs = FormPairs.parse("a=1&b=2&a=3", 100);
    assertEquals(Optional.of("1"), pairs.get("a"));
    assertEquals(List.of("1", "3"), pairs.all("a"));
    assertEquals(Optional.empty(), pairs.get("A"));
    assertEquals(2, FormPairs.parse("a&b&c&d", 2).list().size());
    assertEquals(0, FormPairs.parse("a", 0).list().size());
  }

  @Test
  void section52Writes() {
    FormPairs pairs =
        FormPairs.of(
            new FormPairs.Pair("a b", "*-._~!'()"), new FormPairs.Pair("", "\u20ac&=+%\r\n"));
    assertEquals("a+b=*-._%7E%21%27%28%29&=%E2%82%AC%26%3D%2B%25%0D%0A", pairs.toString());
    assertEquals(pairs, FormPairs.parse(pairs.toString(), 100));
    assertEquals("", FormPairs.of().toString());
  }

  @Property
  void whatIsWrittenIsRead(@ForAll String name, @ForAll String value) {
    FormPairs pairs = FormPairs.of(new FormPairs.Pair(name, value), new FormPairs.Pair("x", name));
    assertEquals(pairs, FormPairs.parse(pairs.toString(), 100));
  }

  @Property
  void anyTextIsAnswered(@ForAll String text) {
    FormPairs pairs = FormPairs.parse(text, 1000);
    assertEquals(pairs, FormPairs.parse(pairs.toString(), 1000));
  }
}
