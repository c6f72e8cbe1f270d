package io.netlayers.http.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Content-Disposition (RFC 6266, with RFC 8187's extended values), by the kinds of cases that
 * suites for user agents have: forms of the file's name, white space, quotes, what is malformed.
 */
class Rfc6266Test {
  private static ContentDisposition read(String text) {
    return ContentDisposition.parse(text).orElseThrow(() -> new AssertionError(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "attachment; filename=note.txt | note.txt",
        "ATTACHMENT; FileName=note.txt | note.txt",
        "attachment; filename=\"note.txt\" | note.txt",
        "attachment; filename='note.txt' | 'note.txt'",
        "attachment; filename=\"a; b, c.txt\" | a; b, c.txt",
        "attachment; filename=\"n\\ote.txt\" | note.txt",
        "attachment; filename=\"a \\\"b\\\" c\" | a \"b\" c",
        "attachment; filename=\"\" | ``",
        "attachment; filename=\"n%6Fte.txt\" | n%6Fte.txt",
        "attachment; filename=\"=?UTF-8?Q?n=C3=B6te?=\" | =?UTF-8?Q?n=C3=B6te?=",
        "attachment; filename=\"n\u00f6te.txt\" | n\u00f6te.txt",
        "attachment; size=1; filename=note.txt; x=y | note.txt",
        "attachment; xfilename=no.txt; filename=note.txt | note.txt",
        "attachment; x=\"filename=no.txt\"; filename=note.txt | note.txt",
        // RFC 6266 §4.1: implied white space, as RFC 2616 has it
        "attachment ; filename=note.txt | note.txt",
        "attachment;filename=note.txt | note.txt",
        "attachment; filename =note.txt | note.txt",
        "attachment; filename= note.txt | note.txt",
        "attachment; filename\t=\t\"note.txt\"\t; x = y | note.txt",
        "attachment; filename=note.txt ; | note.txt",
        "attachment; ; filename=note.txt | note.txt",
        "attachment;;filename=note.txt;; | note.txt",
      })
  void section43TheFilename(String text, String filename) {
    assertEquals(Optional.of(filename), read(text).filename());
    assertEquals(read(text), read(read(text).toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a; filename*=UTF-8''n%c3%b6te | n\u00f6te",
        "a; filename*=utf-8'de'n%C3%B6te | n\u00f6te",
        "a; filename*=ISO-8859-1''n%F6te | n\u00f6te",
        "a; FILENAME*=UTF-8''%e2%82%ac | \u20ac",
        "a; filename*=UTF-8''o%cc%88 | o\u0308",
        "a; filename*=UTF-8''%F0%9F%98%80 | \ud83d\ude00",
        "a; filename* =UTF-8''n | n",
        "a; filename*= UTF-8''n | n",
        "a; filename*=UTF-8''%25%3b%5C | %;\\",
        "a; filename*=UTF-8''a%2541 | a%41",
        "a; filename*=UTF-8'' | ``",
        // the extended one has precedence in either order
        "a; filename=x; filename*=UTF-8''n | n",
        "a; filename*=UTF-8''n; filename=x | n",
        // what is no good extended value is passed over
        "a; filename=x; filename*=''n | x",
        "a; filename=x; filename*=n | x",
        "a; filename=x; filename*=UTF-8'n | x",
        "a; filename=x; filename*=UTF-8''%f6 | x",
        "a; filename=x; filename*=UTF-8''%c3%28 | x",
        "a; filename=x; filename*=UTF-8''%ed%a0%80 | x",
        "a; filename=x; filename*=UTF-8''n% | x",
        "a; filename=x; filename*=UTF-8''n%4 | x",
        "a; filename=x; filename*=UTF-8''n%zz | x",
        "a; filename=x; filename*=KOI8-R''n | x",
        "a; filename=x; filename*=UTF-8''a*b | x",
        "a; filename=x; filename*=UTF-8''a'b | x",
        "a; filename=x; filename*=\"UTF-8''n\" | x",
        "a; filename*=\"UTF-8''n\"; filename*=UTF-8''m | m",
        // RFC 2231's continuations are not of RFC 8187
        "a; filename*0=\"n\"; filename*1=\"ote\"; filename=x | x",
        "a; filename*0*=UTF-8''n; filename*1=ote; filename=x | x",
      })
  void rfc8187Section32ExtendedValues(String text, String filename) {
    assertEquals(Optional.of(filename), read(text).filename());
    assertEquals(read(text), read(read(text).toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "\"inline\"",
        "\"attachment\"",
        "filename=note.txt",
        "; filename=note.txt",
        ": attachment",
        "attachment, inline",
        "attachment; inline; filename=a",
        "attachment; filename",
        "attachment; filename=",
        "attachment; filename=;",
        "attachment; filename=a,b",
        "attachment; filename=a b",
        "attachment; filename=a[1]",
        "attachment; filename=/a",
        "attachment; filename=\"a",
        "attachment; filename=\"a\\",
        "attachment; filename=\"a\"b",
        "attachment; filename=\"a\" \"b\"",
        "attachment; filename==?UTF-8?Q?a?=",
        "attachment; filename==a",
        "attachment; file name=a",
        "attachment; filename *=UTF-8''a",
        "attachment; filename=a; filename=b",
        "attachment; filename=a; FILENAME=a",
        "attachment; filename*=UTF-8''a; filename*=UTF-8''b",
        "attachment filename=a",
        "attachment; filename=a, attachment",
        "attachment; filename=\"\u0000\"",
        "attachment; filename=\"\r\n\"",
        "attachment; filename*=UTF-8'' a b",
      })
  void whatIsMalformed(String text) {
    assertEquals(Optional.empty(), ContentDisposition.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "inline,false",
    "INLINE,false",
    "attachment,true",
    "surprise,true",
    "form-data,false",
  })
  void section42UnknownTypesAreAttachments(String type, boolean attachment) {
    assertEquals(attachment, read(type + "; filename=a").isAttachment());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/etc/passwd | passwd",
        "C:\\\\Windows\\\\x.dll | x.dll",
        "../../x | x",
        "a/.. | -",
        ". | -",
        "a/ | -",
        "... | ...",
      })
  void section43TheNameIsNoPath(String name, String base) {
    assertEquals(base, read("attachment; filename=\"" + name + "\"").baseName().orElse("-"), name);
    String hidden = "attachment; filename*=UTF-8''%2e%2e%5cx";
    assertEquals(Optional.of("x"), read(hidden).baseName());
    for (String control : List.of("a%00b", "a%0Ab", "%7F")) {
      String text = "attachment; filename*=UTF-8''" + control;
      assertEquals(Optional.empty(), read(text).baseName(), control);
    }
  }

  @Test
  void writersKeepToTheGrammar() {
    assertEquals(
        "attachment; filename=\"a.txt\"", ContentDisposition.attachment("a.txt").toString());
    for (String name :
        List.of("\u20ac", "a\"b", "a\\b", "100%", "\ud83d\ude00", "'", "a*b", " a ")) {
      assertEquals(
          Optional.of(name),
          read(ContentDisposition.attachment(name).toString()).filename().map(Object::toString));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new ContentDisposition("a", FieldParameters.of("filename*", "UTF-8''a b")));
    FieldParameters.Parameter one = new FieldParameters.Parameter("x", "1");
    assertThrows(
        IllegalArgumentException.class,
        () -> new ContentDisposition("a", new FieldParameters(List.of(one, one))));
  }
}
