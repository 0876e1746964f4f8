package io.qualitender.api.file.certificationfile;

/** What a certification body is chosen for; the same names as the kinds of a tender. */
public enum BodySelection {
  /** A first certificate. */
  INITIAL,
  /** The certificate that follows the one in force. */
  RENEWAL,
  /** The rest of the certificate's term, at another body. */
  TRANSFER
}
