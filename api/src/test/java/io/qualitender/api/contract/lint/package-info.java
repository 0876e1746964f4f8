/** The house style of openapi.yaml, as rules that a machine checks. */
package io.qualitender.api.contract.lint;
