package io.qualitender.api.file.certificationfile;

/** What a certification body is being chosen for; the words are those of a tender's kind. */
public enum BodySelection {
  /** A first certificate. */
  INITIAL,
  /** The certificate that follows the living one. */
  RENEWAL,
  /** The rest of the living certificate's time, at another body. */
  TRANSFER
}
