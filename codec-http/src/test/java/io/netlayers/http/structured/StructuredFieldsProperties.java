package io.netlayers.http.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StructuredFieldsProperties {
  private static final long MOST = IntegerItem.MAX;

  private static Arbitrary<BareItem> bareItems() {
    Arbitrary<Long> numbers = Arbitraries.longs().between(-MOST, MOST);
    return Arbitraries.oneOf(
        numbers.map(IntegerItem::new),
        numbers.map(DecimalItem::new),
        numbers.map(DateItem::new),
        Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(8).map(StringItem::new),
        Arbitraries.strings()
            .withChars("aZ*0:/!~.")
            .ofMaxLength(6)
            .map(rest -> new TokenItem("*" + rest)),
        Arbitraries.bytes()
            .array(byte[].class)
            .ofMaxSize(9)
            .map(octets -> new ByteSequenceItem(OctetString.copyOf(octets))),
        Arbitraries.of(true, false).map(BooleanItem::new),
        Arbitraries.strings()
            .ofMaxLength(6)
            .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text))
            .map(DisplayStringItem::new));
  }

  private static Arbitrary<String> keys() {
    return Arbitraries.strings().withChars("ab*_-.0").ofMaxLength(3).map(rest -> "k" + rest);
  }

  private static Arbitrary<Parameters> parameters() {
    return Combinators.combine(keys(), bareItems())
        .as(Parameters.Parameter::new)
        .list()
        .ofMaxSize(3)
        .uniqueElements(Parameters.Parameter::key)
        .map(Parameters::new);
  }

  private static Arbitrary<Item> items() {
    return Combinators.combine(bareItems(), parameters()).as(Item::new);
  }

  private static Arbitrary<Member> members() {
    Arbitrary<Member> inner =
        Combinators.combine(items().list().ofMaxSize(3), parameters()).as(InnerList::new);
    return Arbitraries.oneOf(items().map(item -> (Member) item), inner);
  }

  @Provide
  Arbitrary<List<Member>> lists() {
    return members().list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<Dictionary> dictionaries() {
    return Combinators.combine(keys(), members())
        .as(Dictionary.Entry::new)
        .list()
        .ofMaxSize(4)
        .uniqueElements(Dictionary.Entry::key)
        .map(Dictionary::new);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a", "*", "1", "-", "15", ".", "\"", "\\", ":", "=", ";", ",", "(", ")", " ", "\t", "?",
            "?1", "@", "%", "%\"", "%c3", "%a4", "/", "AAAA", "\u00e4")
        .list()
        .ofMaxSize(10)
        .map(list -> String.join("", list));
  }

  @Property(tries = 400)
  void listsComeBack(@ForAll("lists") List<Member> list) {
    assertEquals(Optional.of(list), StructuredFields.parseList(StructuredFields.serialize(list)));
  }

  @Property(tries = 400)
  void dictionariesComeBack(@ForAll("dictionaries") Dictionary dictionary) {
    assertEquals(Optional.of(dictionary), StructuredFields.parseDictionary(dictionary.toString()));
  }

  @Property(tries = 5000)
  void whatIsParsedIsWrittenOneWay(@ForAll("texts") String text) {
    StructuredFields.parseItem(text)
        .ifPresent(
            item -> assertEquals(Optional.of(item), StructuredFields.parseItem(item.toString())));
    StructuredFields.parseList(text)
        .ifPresent(
            list ->
                assertEquals(
                    Optional.of(list),
                    StructuredFields.parseList(StructuredFields.serialize(list))));
    StructuredFields.parseDictionary(text)
        .ifPresent(
            map ->
                assertEquals(Optional.of(map), StructuredFields.parseDictionary(map.toString())));
  }

  @Property
  void anyTextIsAnswered(@ForAll String text) {
    StructuredFields.parseItem(text);
    StructuredFields.parseList(text);
    StructuredFields.parseDictionary(text);
  }
}
