/** The module of the control plane. */
package io.qualitender.admin;
