package io.qualitender.api.market.publication;

import java.time.LocalDate;
import java.util.List;

/** The content of a publication, of which a test gives what matters to it. */
public final class PublicationFixture {

  private final TenderKind kind;
  private Publication.Period wishedPeriod;
  private StatutoryDays statutoryDays;
  private Publication.Organization organization;
  private LocalDate certifiedUntilOn;

  private PublicationFixture(TenderKind kind) {
    this.kind = kind;
  }

  public static PublicationFixture of(TenderKind kind) {
    return new PublicationFixture(kind);
  }

  public PublicationFixture wished(LocalDate fromOn, LocalDate toOn) {
    wishedPeriod = new Publication.Period(fromOn, toOn);
    return this;
  }

  public PublicationFixture statutoryDays(StatutoryDays days) {
    statutoryDays = days;
    return this;
  }

  public PublicationFixture organization(Publication.Organization publisher) {
    organization = publisher;
    return this;
  }

  public PublicationFixture certifiedUntilOn(LocalDate lastDay) {
    certifiedUntilOn = lastDay;
    return this;
  }

  public Publication.Content content() {
    return new Publication.Content(
        kind,
        "Certification",
        wishedPeriod,
        null,
        "fr",
        null,
        List.of(),
        null,
        statutoryDays,
        null,
        organization,
        certifiedUntilOn,
        null);
  }
}
