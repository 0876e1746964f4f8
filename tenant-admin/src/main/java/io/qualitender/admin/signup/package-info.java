/** Sign-up: creates a live tenant, without a credential. */
package io.qualitender.admin.signup;
