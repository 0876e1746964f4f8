-- GET /v1/reminders?limit=50

-- ids
select bench.id(1, :org) as tenant, bench.id(3, :org * 2) as principal

-- ReminderDao.list
--? /items/*/kind = kind
--? /items/*/state = state
--? /items/*/due_on = due_on
select tenant_id, id, author_tenant_id, kind, certificate_id, anchor_on, recipient, channel, due_on, due_at,
       state, settled_at, version, created_at, updated_at
  from app.reminder
 where tenant_id = :tenant order by due_at, id limit 51;
