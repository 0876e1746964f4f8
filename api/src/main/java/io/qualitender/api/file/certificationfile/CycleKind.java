package io.qualitender.api.file.certificationfile;

/** Why a cycle was opened: for a first certificate, or to follow one. */
public enum CycleKind {
  INITIAL,
  RENEWAL
}
