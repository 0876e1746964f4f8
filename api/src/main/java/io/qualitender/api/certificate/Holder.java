package io.qualitender.api.certificate;

/** Whom a certificate was granted to, as the organization was named when it asked. */
public record Holder(String legalName, String siren, String headOfficeSiret, String nda) {}
