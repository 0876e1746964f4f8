/** The certification file of an organization and its cycles of three years (domain.md §4). */
package io.qualitender.api.file.certificationfile;
