/** API keys: created, authenticated, revoked (docs/decisions/0008). */
package io.qualitender.admin.apikey;
