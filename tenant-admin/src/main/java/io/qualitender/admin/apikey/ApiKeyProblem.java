package io.qualitender.admin.apikey;

import io.qualitender.kernel.problem.ConflictCode;

/** Errors of API keys. */
public enum ApiKeyProblem implements ConflictCode {
  LAST_OWNER_KEY,
  TOO_MANY_API_KEYS
}
