package io.netlayers.packet;

import io.netlayers.core.OctetView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The layers found in one frame, with the views that lie over them. Views are kept from frame to
 * frame, a list for each kind of layer: once a frame has had as many of a kind as any will have,
 * nothing more is allocated.
 */
final class LayerStack {
  private final Layer[] layers;
  private final OctetView[] views;
  private final int[] wireLengths;
  private final Map<Layer, ViewPool> pools = new EnumMap<>(Layer.class);
  private int count;

  LayerStack(int capacity) {
    layers = new Layer[capacity];
    views = new OctetView[capacity];
    wireLengths = new int[capacity];
  }

  void register(Layer layer, Supplier<OctetView> maker) {
    pools.put(layer, new ViewPool(maker));
  }

  void clear() {
    for (int i = 0; i < count; i++) {
      pool(layers[i]).used = 0;
    }
    count = 0;
  }

  boolean isFull() {
    return count == layers.length;
  }

  /** The view to wrap for the next layer of a kind; {@link #push} keeps it. */
  OctetView spare(Layer layer) {
    return pool(layer).spare();
  }

  void push(Layer layer, OctetView view, int wireLength) {
    layers[count] = layer;
    views[count] = view;
    wireLengths[count] = wireLength;
    count++;
    pool(layer).used++;
  }

  int count() {
    return count;
  }

  Layer layer(int index) {
    check(index);
    return layers[index];
  }

  OctetView view(int index) {
    check(index);
    return views[index];
  }

  int wireLength(int index) {
    check(index);
    return wireLengths[index];
  }

  private void check(int index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException("layer " + index + " of " + count);
    }
  }

  private ViewPool pool(Layer layer) {
    ViewPool pool = pools.get(layer);
    if (pool == null) {
      throw new IllegalStateException("no views for " + layer);
    }
    return pool;
  }

  private static final class ViewPool {
    private final Supplier<OctetView> maker;
    private final List<OctetView> made = new ArrayList<>();
    private int used;

    ViewPool(Supplier<OctetView> maker) {
      this.maker = maker;
    }

    OctetView spare() {
      if (used == made.size()) {
        made.add(maker.get());
      }
      return made.get(used);
    }
  }
}
