/** The schema's history: plain SQL files of every module, run in one order by the migrator. */
package io.qualitender.kernel.migration;
