package io.netlayers.testkit.script.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads and works out one expression, with Python's precedence: {@code or}, {@code and}, {@code
 * not}, comparisons, {@code |}, {@code ^}, {@code &}, shifts, sums, products, signs. A value is a
 * {@link Long}, a {@link Double}, a {@link Boolean}, a {@link String} or a {@link Values.Tuple}.
 */
final class ExpressionReader {
  private static final int MOST_NESTING = 100;

  private final TokenReader tokens;
  private final NameSource names;
  private final Map<String, Object> assigned;
  private final Map<String, Object> seen = new LinkedHashMap<>();
  private int nesting;

  ExpressionReader(String text, int line, NameSource names, Map<String, Object> assigned) {
    this.tokens = new TokenReader(text, line);
    this.names = names;
    this.assigned = assigned;
  }

  boolean takeKeyword(String keyword) {
    return tokens.take(keyword);
  }

  boolean peekIs(String token) {
    return tokens.peek().equals(token);
  }

  boolean atEnd() {
    return tokens.peek().isEmpty();
  }

  void expectEnd() {
    if (!atEnd()) {
      throw tokens.malformed("unexpected '" + tokens.peek() + "'");
    }
  }

  /** Takes {@code name =}; answers the name, or an empty text where no assignment stands here. */
  String assignmentTarget() {
    String name = tokens.peek();
    if (!TokenReader.isName(name) || !tokens.peekSecond().equals("=")) {
      return "";
    }
    tokens.next();
    tokens.next();
    return name;
  }

  /** The names that were looked up, with their values. */
  String seen() {
    if (seen.isEmpty()) {
      return "";
    }
    List<String> texts = new ArrayList<>();
    seen.forEach((name, value) -> texts.add(name + " is " + value));
    return ": " + String.join(", ", texts);
  }

  Object expression() {
    if (++nesting > MOST_NESTING) {
      throw tokens.malformed("the expression is nested too deeply");
    }
    Object value = disjunction();
    if (tokens.take("if")) {
      boolean chosen = truth(disjunction());
      tokens.expect("else");
      Object other = expression();
      value = chosen ? value : other;
    }
    nesting--;
    return value;
  }

  private Object disjunction() {
    Object value = conjunction();
    while (tokens.take("or")) {
      Object right = conjunction();
      value = truth(value) ? value : right;
    }
    return value;
  }

  private Object conjunction() {
    Object value = negation();
    while (tokens.take("and")) {
      Object right = negation();
      value = truth(value) ? right : value;
    }
    return value;
  }

  private Object negation() {
    return tokens.take("not") ? !truth(negation()) : comparison();
  }

  private Object comparison() {
    Object left = binary(0);
    if (comparisonAhead().isEmpty()) {
      return left;
    }
    boolean holds = true;
    String operator = comparisonAhead();
    while (!operator.isEmpty()) {
      tokens.next();
      if (operator.equals("not")) {
        tokens.expect("in");
      }
      boolean negated = operator.equals("is") && tokens.take("not");
      Object right = binary(0);
      holds &= Values.compare(operator, left, right, tokens) != negated;
      left = right;
      operator = comparisonAhead();
    }
    return holds;
  }

  private String comparisonAhead() {
    String token = tokens.peek();
    return switch (token) {
      case "==", "!=", "<", "<=", ">", ">=", "in", "is", "not" -> token;
      default -> "";
    };
  }

  private static final List<List<String>> LEVELS =
      List.of(
          List.of("|"),
          List.of("^"),
          List.of("&"),
          List.of("<<", ">>"),
          List.of("+", "-"),
          List.of("*", "/", "//", "%"));

  private Object binary(int level) {
    if (level == LEVELS.size()) {
      return signed();
    }
    Object left = binary(level + 1);
    while (LEVELS.get(level).contains(tokens.peek())) {
      String operator = tokens.next();
      left = Values.apply(operator, left, binary(level + 1), tokens);
    }
    return left;
  }

  private Object signed() {
    if (tokens.take("-")) {
      return Values.apply("-", 0L, signed(), tokens);
    }
    if (tokens.take("+")) {
      return signed();
    }
    if (tokens.take("~")) {
      return Values.apply("^", -1L, signed(), tokens);
    }
    return primary();
  }

  private Object primary() {
    String token = tokens.next();
    if (token.equals("(")) {
      return parenthesized();
    }
    if (token.equals("[")) {
      return new Values.Tuple(items("]"));
    }
    if (token.isEmpty()) {
      throw tokens.malformed("the expression ends early");
    }
    char first = token.charAt(0);
    if (first == '"' || first == '\'') {
      return token.substring(1);
    }
    if (Character.isDigit(first) || first == '.') {
      return tokens.numberOf(token);
    }
    if (!TokenReader.isName(token)) {
      throw tokens.malformed("unexpected '" + token + "'");
    }
    return tokens.take("(") ? Values.call(token, items(")"), tokens) : name(token);
  }

  private Object parenthesized() {
    if (tokens.take(")")) {
      return new Values.Tuple(List.of());
    }
    Object first = expression();
    if (!tokens.peek().equals(",")) {
      tokens.expect(")");
      return first;
    }
    List<Object> tuple = new ArrayList<>(List.of(first));
    while (tokens.take(",")) {
      if (!tokens.peek().equals(")")) {
        tuple.add(expression());
      }
    }
    tokens.expect(")");
    return new Values.Tuple(tuple);
  }

  private List<Object> items(String close) {
    List<Object> items = new ArrayList<>();
    while (!tokens.take(close)) {
      items.add(expression());
      if (!tokens.take(",")) {
        tokens.expect(close);
        break;
      }
    }
    return items;
  }

  private Object name(String name) {
    Object own = assigned.get(name);
    if (own != null) {
      return own;
    }
    switch (name) {
      case "True":
        return Boolean.TRUE;
      case "False":
        return Boolean.FALSE;
      default:
        break;
    }
    OptionalLong constant = Constants.value(name);
    if (constant.isPresent()) {
      return constant.getAsLong();
    }
    OptionalLong value = names.value(name);
    if (value.isEmpty()) {
      throw tokens.unsupported("'" + name + "' is not reported");
    }
    seen.put(name, value.getAsLong());
    return value.getAsLong();
  }

  static boolean truth(Object value) {
    if (value instanceof Boolean b) {
      return b;
    }
    if (value instanceof Number n) {
      return n.doubleValue() != 0;
    }
    return value instanceof Values.Tuple tuple
        ? !tuple.items().isEmpty()
        : !value.toString().isEmpty();
  }
}
