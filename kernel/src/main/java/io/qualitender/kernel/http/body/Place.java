package io.qualitender.kernel.http.body;

/** Where a reader stands in a document. A pointer is built only when a fault asks for it. */
record Place(Place parent, String name, int index) {

  static final Place ROOT = new Place(null, null, 0);

  Place member(String name) {
    return new Place(this, name, 0);
  }

  Place item(int index) {
    return new Place(this, null, index);
  }

  /** The JSON pointer (RFC 6901). */
  String pointer() {
    if (parent == null) {
      return "";
    }
    return parent.pointer() + "/" + (name == null ? String.valueOf(index) : Pointers.escape(name));
  }
}
