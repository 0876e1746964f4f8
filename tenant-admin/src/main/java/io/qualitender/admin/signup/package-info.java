/** Opening a live tenant: the one act of the control plane that needs no credential. */
package io.qualitender.admin.signup;
