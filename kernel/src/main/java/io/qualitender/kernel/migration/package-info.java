/** Database migrations: SQL files of all modules, applied in one order by the migrator role. */
package io.qualitender.kernel.migration;
