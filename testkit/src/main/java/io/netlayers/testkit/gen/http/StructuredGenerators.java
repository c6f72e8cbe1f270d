package io.netlayers.testkit.gen.http;

import io.netlayers.http.structured.BareItem;
import io.netlayers.http.structured.Dictionary;
import io.netlayers.http.structured.Member;
import io.netlayers.http.structured.Parameters;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Structured fields (RFC 9651): every kind of item, lists and dictionaries. */
final class StructuredGenerators {
  private static final long MOST = 999_999_999_999_999L;
  private static final String KEY_LETTERS = "abcxyz019_-.*";
  private static final String STRING_LETTERS = "abc XYZ09\"\\~!,;=";
  private static final String TOKEN_LETTERS = "abcXYZ019!#$%&'*+-.^_`|~:/";
  private static final String DISPLAY_LETTERS = "abc \"%\u0000\u001f~\u00fc\u20ac";
  private static final GeneratorTable ITEMS = items();
  private static final Generator<BareItem> BARE = ITEMS.of(BareItem.class);

  private StructuredGenerators() {}

  /** A number of at most fifteen digits; 0 is the simplest. */
  private static long fifteenDigits(Choices c) {
    long magnitude = c.between(0L, MOST);
    return c.flag() ? -magnitude : magnitude;
  }

  private static BareItem.DisplayStringItem display(Choices c) {
    String rare = c.onceIn(4) ? "\ud83d\ude00" : "";
    return new BareItem.DisplayStringItem(c.text(DISPLAY_LETTERS, 0, 12) + rare);
  }

  private static GeneratorTable items() {
    return new GeneratorTable()
        .add(BareItem.IntegerItem.class, c -> new BareItem.IntegerItem(fifteenDigits(c)))
        .add(BareItem.DecimalItem.class, c -> new BareItem.DecimalItem(fifteenDigits(c)))
        .add(BareItem.StringItem.class, c -> new BareItem.StringItem(c.text(STRING_LETTERS, 0, 20)))
        .add(
            BareItem.TokenItem.class,
            c -> new BareItem.TokenItem(c.oneOf("a", "Z", "*") + c.text(TOKEN_LETTERS, 0, 12)))
        .add(BareItem.ByteSequenceItem.class, c -> new BareItem.ByteSequenceItem(c.octets(0, 40)))
        .add(BareItem.BooleanItem.class, c -> new BareItem.BooleanItem(c.flag()))
        .add(BareItem.DateItem.class, c -> new BareItem.DateItem(fifteenDigits(c)))
        .add(BareItem.DisplayStringItem.class, StructuredGenerators::display);
  }

  private static String key(Choices c) {
    return c.oneOf("a", "z", "*") + c.text(KEY_LETTERS, 0, c.onceIn(8) ? 63 : 4);
  }

  private static Parameters.Parameter parameter(Choices c) {
    return new Parameters.Parameter(key(c), BARE.generate(c));
  }

  private static Parameters parameters(Choices c) {
    Set<String> seen = new HashSet<>();
    List<Parameters.Parameter> list = new ArrayList<>();
    for (Parameters.Parameter one : c.list(0, 4, StructuredGenerators::parameter)) {
      if (seen.add(one.key())) {
        list.add(one);
      }
    }
    return new Parameters(list);
  }

  private static Member.Item item(Choices c) {
    return new Member.Item(BARE.generate(c), parameters(c));
  }

  private static Member.InnerList inner(Choices c) {
    return new Member.InnerList(c.list(0, 4, StructuredGenerators::item), parameters(c));
  }

  private static Member member(Choices c) {
    return c.flag() ? inner(c) : item(c);
  }

  private static Dictionary.Entry entry(Choices c) {
    return new Dictionary.Entry(key(c), member(c));
  }

  private static Dictionary dictionary(Choices c) {
    Set<String> seen = new HashSet<>();
    List<Dictionary.Entry> entries = new ArrayList<>();
    for (Dictionary.Entry one : c.list(0, 5, StructuredGenerators::entry)) {
      if (seen.add(one.key())) {
        entries.add(one);
      }
    }
    return new Dictionary(entries);
  }

  static GeneratorTable table() {
    return items()
        .add(Parameters.Parameter.class, StructuredGenerators::parameter)
        .add(Parameters.class, StructuredGenerators::parameters)
        .add(Member.Item.class, StructuredGenerators::item)
        .add(Member.InnerList.class, StructuredGenerators::inner)
        .add(Dictionary.Entry.class, StructuredGenerators::entry)
        .add(Dictionary.class, StructuredGenerators::dictionary);
  }
}
