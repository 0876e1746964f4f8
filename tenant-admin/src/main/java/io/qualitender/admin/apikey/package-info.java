/** API keys: made, shown once, recognised, revoked (docs/decisions/0008). */
package io.qualitender.admin.apikey;
