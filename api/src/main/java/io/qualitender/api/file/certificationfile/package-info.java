/** The certification file of an organization and its cycles of three years (docs/domain.md, 7). */
package io.qualitender.api.file.certificationfile;
