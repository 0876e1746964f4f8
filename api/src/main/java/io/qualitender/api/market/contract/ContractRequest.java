package io.qualitender.api.market.contract;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * What is sent of a contract.
 *
 * @param signedOn the day both signed, in Europe/Paris
 */
record ContractRequest(@NotNull LocalDate signedOn) {}
