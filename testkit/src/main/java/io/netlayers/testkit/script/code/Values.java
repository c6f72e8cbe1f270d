package io.netlayers.testkit.script.code;

import java.util.Comparator;
import java.util.List;

/** What the operators and functions of the expressions do. */
final class Values {
  /** A tuple or a list. */
  record Tuple(List<Object> items) {}

  private Values() {}

  static boolean compare(String operator, Object left, Object right, TokenReader at) {
    switch (operator) {
      case "in":
        return contains(left, right, at);
      case "not":
        return !contains(left, right, at);
      case "==", "is":
        return same(left, right);
      case "!=":
        return !same(left, right);
      default:
        break;
    }
    int order = Double.compare(asDouble(left, at), asDouble(right, at));
    if (isWhole(left) && isWhole(right)) {
      order = Long.compare(asLong(left, at), asLong(right, at));
    }
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static boolean contains(Object item, Object in, TokenReader at) {
    if (!(in instanceof Tuple tuple)) {
      throw at.malformed("'in' wants a tuple or a list");
    }
    for (Object element : tuple.items()) {
      if (same(item, element)) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(Object left, Object right) {
    if (left instanceof Tuple || left instanceof String) {
      return left.equals(right);
    }
    if (right instanceof Tuple || right instanceof String) {
      return false;
    }
    if (isWhole(left) && isWhole(right)) {
      return whole(left) == whole(right);
    }
    return number(left) == number(right);
  }

  static Object apply(String operator, Object left, Object right, TokenReader at) {
    if (operator.equals("/") || !isWhole(left) || !isWhole(right)) {
      return decimal(operator, asDouble(left, at), asDouble(right, at), at);
    }
    long a = asLong(left, at);
    long b = asLong(right, at);
    if (b == 0 && (operator.equals("//") || operator.equals("%"))) {
      throw at.malformed("division by zero");
    }
    return switch (operator) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "//" -> Math.floorDiv(a, b);
      case "%" -> Math.floorMod(a, b);
      case "|" -> a | b;
      case "&" -> a & b;
      case "^" -> a ^ b;
      case "<<" -> a << b;
      default -> a >> b;
    };
  }

  private static Object decimal(String operator, double a, double b, TokenReader at) {
    if (b == 0 && (operator.equals("/") || operator.equals("//") || operator.equals("%"))) {
      throw at.malformed("division by zero");
    }
    return switch (operator) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> a / b;
      case "//" -> Math.floor(a / b);
      case "%" -> a - b * Math.floor(a / b);
      default -> throw at.malformed("'" + operator + "' wants whole numbers");
    };
  }

  static Object call(String function, List<Object> arguments, TokenReader at) {
    // a tuple that is the only argument stands for its elements
    List<Object> among =
        arguments.size() == 1 && arguments.get(0) instanceof Tuple tuple
            ? tuple.items()
            : arguments;
    if (function.equals("len")) {
      return (long) among.size();
    }
    if (among.isEmpty()) {
      throw at.malformed(function + " wants an argument");
    }
    Object first = among.get(0);
    Comparator<Object> order = (x, y) -> compare("<", x, y, at) ? -1 : same(x, y) ? 0 : 1;
    return switch (function) {
      case "abs" -> compare("<", first, 0L, at) ? apply("-", 0L, first, at) : first;
      case "min" -> among.stream().min(order).orElse(first);
      case "max" -> among.stream().max(order).orElse(first);
      case "int" -> (long) asDouble(first, at);
      case "round" -> Math.round(asDouble(first, at));
      default -> throw at.unsupported("function '" + function + "'");
    };
  }

  private static boolean isWhole(Object value) {
    return value instanceof Long || value instanceof Boolean;
  }

  private static long whole(Object value) {
    return value instanceof Boolean b ? (b ? 1 : 0) : ((Number) value).longValue();
  }

  private static double number(Object value) {
    return value instanceof Boolean b ? (b ? 1 : 0) : ((Number) value).doubleValue();
  }

  private static long asLong(Object value, TokenReader at) {
    requireNumber(value, at);
    return whole(value);
  }

  private static double asDouble(Object value, TokenReader at) {
    requireNumber(value, at);
    return number(value);
  }

  private static void requireNumber(Object value, TokenReader at) {
    if (!(value instanceof Number) && !(value instanceof Boolean)) {
      throw at.malformed("a number expected, found " + value);
    }
  }
}
