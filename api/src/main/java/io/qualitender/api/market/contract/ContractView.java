package io.qualitender.api.market.contract;

import io.qualitender.api.file.certificationfile.CertificationFile;
import io.qualitender.api.market.award.Award;
import io.qualitender.api.market.quote.Quote;
import io.qualitender.api.market.tender.Tender;
import io.qualitender.api.party.directory.BodySummary;
import io.qualitender.api.reference.referential.ActionCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A contract on the wire. It is immutable, so its version is always 1. */
record ContractView(
    String id,
    String object,
    String tenderId,
    String awardId,
    String quoteId,
    String certificationFileId,
    BodySummary certificationBody,
    List<ActionCategory> actionCategories,
    LocalDate signedOn,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  static final int VERSION = 1;

  static ContractView of(ContractService.Recorded recorded) {
    Contract contract = recorded.contract();
    return new ContractView(
        Contract.ID.format(contract.id()),
        "contract",
        Tender.ID.format(contract.tenderId()),
        Award.ID.format(contract.awardId()),
        Quote.ID.format(recorded.quoteId()),
        CertificationFile.ID.format(contract.fileId()),
        recorded.body(),
        contract.actionCategories(),
        contract.signedOn(),
        contract.createdAt(),
        contract.createdAt(),
        VERSION);
  }
}
