package io.qualitender.admin.signup;

import io.qualitender.kernel.tx.Role;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface PersonDao {

  @SqlUpdate(
      """
      insert into admin.app_user (id, email, name, password_hash, created_at)
      values (:id, :email, :name, :passwordHash, :createdAt)
      """)
  void insert(UUID id, String email, String name, String passwordHash, Instant createdAt);

  @SqlUpdate(
      """
      insert into admin.membership (tenant_id, user_id, role, created_at)
      values (:tenantId, :userId, :role, :at)
      """)
  void join(UUID tenantId, UUID userId, Role role, Instant at);
}
