-- GET /v1/reminders?limit=50

-- ids
select bench.id(1, :org) as tenant

-- ReminderDao.list
--? /items/*/kind = kind
--? /items/*/state = state
--? /items/*/due_on = due_on
select tenant_id, id, author_tenant_id, kind, certificate_id, anchor_on, recipient, channel, due_on, due_at,
       state, settled_at, version, created_at, updated_at
  from app.reminder
 where tenant_id = :tenant
   and (cardinality(cast(:none as text[])) = 0 or state = any(:none))
   and (cardinality(cast(:none as text[])) = 0 or kind = any(:none))
   and (cast(null as uuid) is null or certificate_id = null)
   and (cast(null as date) is null or due_on < null)
   and (cast(null as date) is null or due_on >= null)
   and (cast(null as timestamptz) is null or (due_at, id) > (null, null))
 order by due_at, id
 limit 51;
