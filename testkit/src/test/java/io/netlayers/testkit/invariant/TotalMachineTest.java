package io.netlayers.testkit.invariant;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TotalMachineTest {
  private enum Door {
    OPEN,
    CLOSED,
    LOCKED
  }

  private enum Hand {
    PUSH,
    TURN
  }

  /** A door that counts how often it was closed. */
  private static final class Machine {
    Door door;
    int closed;

    Machine(Door door) {
      this.door = door;
    }

    void push() {
      closed += door == Door.OPEN ? 1 : 0;
      door = door == Door.OPEN ? Door.CLOSED : door == Door.CLOSED ? Door.OPEN : Door.LOCKED;
    }

    void turn() {
      if (door == Door.OPEN) {
        throw new IllegalStateException("open doors are not locked");
      }
      door = door == Door.CLOSED ? Door.LOCKED : Door.CLOSED;
    }
  }

  private static TotalMachine<Machine> machine() {
    TotalMachine<Machine> machine = new TotalMachine<>();
    for (Door door : Door.values()) {
      machine.state(door.name(), () -> new Machine(door));
    }
    return machine.input("push", Machine::push).input("turn", Machine::turn);
  }

  @Test
  void whatIsRightPasses() {
    machine()
        .refusing(IllegalStateException.class, door -> List.of(door.door, door.closed))
        .invariant("closed is no less than 0", door -> door.closed >= 0)
        .checkSequences(4);
    TotalMachine.checkTable(
        List.of(Door.values()), List.of(Hand.values()), (door, hand) -> door + " " + hand);
  }

  @Test
  void inputThatIsNotTakenIsNamed() {
    Planted.caught(() -> machine().check(), "OPEN x [turn]: threw", "open doors");
  }

  @Test
  void everyHoleInATableIsNamed() {
    Map<String, Door> table = Map.of("OPEN PUSH", Door.CLOSED, "CLOSED PUSH", Door.OPEN);
    Planted.caught(
        () ->
            TotalMachine.checkTable(
                List.of(Door.values()),
                List.of(Hand.values()),
                (door, hand) -> table.get(door + " " + hand)),
        "OPEN x TURN: nothing",
        "CLOSED x TURN: nothing",
        "LOCKED x PUSH: nothing",
        "LOCKED x TURN: nothing");
    Planted.caught(
        () -> TotalMachine.checkTable(List.of(1, 0), List.of(1), (a, b) -> b / a), "0 x 1: threw");
  }

  @Test
  void cellThatChangesIsCaught() {
    int[] asked = {0};
    Planted.caught(
        () -> TotalMachine.checkTable(List.of(1), List.of(1), (a, b) -> asked[0]++),
        "now 0, now 1");
  }

  @Test
  void brokenInvariantIsCaughtByItsShortestSequence() {
    Planted.caught(
        () ->
            machine()
                .refusing(IllegalStateException.class, door -> door.door)
                .invariant("closed at most once", door -> door.closed < 2)
                .checkSequences(6),
        "OPEN x [push, push, push]: not so afterwards: closed at most once");
  }

  @Test
  void refusalThatLeavesAMarkIsCaught() {
    Planted.caught(
        () ->
            machine()
                .input(
                    "tear",
                    door -> {
                      door.closed = -5;
                      throw new IllegalStateException("torn");
                    })
                .refusing(IllegalStateException.class, door -> door.closed)
                .check(),
        "changed from 0 to -5");
  }

  @Test
  void harnessWithoutStatesIsMisuse() {
    assertThrows(IllegalArgumentException.class, () -> new TotalMachine<Machine>().check());
  }
}
