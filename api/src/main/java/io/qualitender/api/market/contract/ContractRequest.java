package io.qualitender.api.market.contract;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * A contract to record.
 *
 * @param signedOn the day both signed, in Europe/Paris
 */
record ContractRequest(@NotNull LocalDate signedOn) {}
