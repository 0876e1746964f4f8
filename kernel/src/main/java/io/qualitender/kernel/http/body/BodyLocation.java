package io.qualitender.kernel.http.body;

/** A position in a document. The pointer is built only when a fault needs it. */
record BodyLocation(BodyLocation parent, String name, int index) {

  static final BodyLocation ROOT = new BodyLocation(null, null, 0);

  BodyLocation member(String name) {
    return new BodyLocation(this, name, 0);
  }

  BodyLocation item(int index) {
    return new BodyLocation(this, null, index);
  }

  /** The JSON pointer (RFC 6901). */
  String pointer() {
    if (parent == null) {
      return "";
    }
    return parent.pointer() + "/" + (name == null ? String.valueOf(index) : Pointers.escape(name));
  }
}
