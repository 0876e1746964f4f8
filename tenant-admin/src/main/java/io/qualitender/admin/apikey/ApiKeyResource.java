package io.qualitender.admin.apikey;

import io.qualitender.admin.tenant.Mode;
import io.qualitender.kernel.http.Access;
import io.qualitender.kernel.http.Call;
import io.qualitender.kernel.http.ListView;
import io.qualitender.kernel.http.Page;
import io.qualitender.kernel.http.Query;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Reply;
import io.qualitender.kernel.http.RequestBody;
import io.qualitender.kernel.http.Writes;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.state.ObjectStatus;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.Tx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** {@code /v1/api-keys}. */
@Path("/v1/api-keys")
@Produces(MediaType.APPLICATION_JSON)
public final class ApiKeyResource {

  private final Reads reads;
  private final Writes writes;
  private final ApiKeys keys;

  public ApiKeyResource(Reads reads, Writes writes, ApiKeys keys) {
    this.reads = reads;
    this.writes = writes;
    this.keys = keys;
  }

  @POST
  @Access(scope = Scopes.TENANT_ADMIN, role = Role.OWNER)
  public Response create(Call call) {
    return writes.run(
        call,
        tx -> {
          call.query().done();
          RequestBody<ApiKeyRequest> body = call.body(ApiKeyRequest.class);
          tx.actor().requireBeforeValues(() -> keys.requireBelowLimit(tx));
          Instant now = keys.realTime(tx);
          body.value().check(body.faults(), tx.actor().kind(), now);
          ApiKeyRequest request = body.valueOrThrow();
          call.requireRole();
          tx.actor().require(request.role());
          ApiKeys.requireScopes(tx.actor(), request.scopes());
          ApiKeys.Issued issued = keys.create(tx, request.grant());
          return Reply.created(
                  NewApiKeyView.of(issued, mode(call)),
                  "/v1/api-keys/" + ApiKey.ID.format(issued.key().id()))
              .etag(issued.key().version())
              .replayedAs(NewApiKeyView.withoutSecret(issued, mode(call)));
        });
  }

  @GET
  @Access(scope = Scopes.TENANT_ADMIN, role = Role.OWNER)
  public Response list(Call call) {
    Query query = call.query();
    Page page = query.page();
    query.done();
    call.requireRole();
    Asked<ApiKey> asked = ApiKeys.page(call.tenantId(), page, query.asksFirstPageOfAll());
    return reads.run(
        call,
        first(call, asked),
        tx -> {
          Instant now = keys.realTime(tx);
          Set<UUID> last = keys.irrevocable(tx);
          return Reply.ok(
              ListView.paged(
                  page,
                  tx.list(asked),
                  row -> Page.key(row.createdAt(), row.id()),
                  key -> ApiKeyView.of(key, mode(call), now, last.contains(key.id()))));
        });
  }

  @GET
  @Path("/{id}")
  @Access(scope = Scopes.TENANT_ADMIN, role = Role.OWNER)
  public Response get(Call call, @PathParam("id") String id) {
    UUID keyId = call.id(ApiKey.ID, id);
    return reads.run(
        call,
        first(call, ApiKeys.one(call.tenantId(), keyId)),
        tx -> {
          ApiKey key = keys.get(tx, keyId);
          call.query().done();
          call.requireRole();
          return Reply.ok(view(tx, call, key)).etag(key.version());
        });
  }

  @POST
  @Path("/{id}/revoke")
  @Access(scope = Scopes.TENANT_ADMIN, role = Role.OWNER)
  public Response revoke(Call call, @PathParam("id") String id) {
    UUID keyId = call.id(ApiKey.ID, id);
    return writes.act(
        call,
        tx -> keys.get(tx, keyId),
        (tx, key) -> {
          call.query().done();
          call.noBody();
          call.ifMatchIfAny(key.version());
          call.requireRole();
          return keys.revoke(tx, key);
        },
        (tx, key) -> status(tx, call, key),
        (tx, revoked) ->
            Reply.ok(ApiKeyView.of(revoked, mode(call), revoked.revokedAt(), false))
                .etag(revoked.version()));
  }

  private static List<Asked<?>> first(Call call, Asked<ApiKey> asked) {
    List<Asked<?>> first = ApiKeys.askedForViews(call.actor());
    first.add(asked);
    return first;
  }

  private ApiKeyView view(Tx tx, Call call, ApiKey key) {
    return ApiKeyView.of(
        key, mode(call), keys.realTime(tx), keys.irrevocable(tx).contains(key.id()));
  }

  private ObjectStatus status(Tx tx, Call call, ApiKey key) {
    ApiKeyView view = view(tx, call, key);
    return ObjectStatus.of(view.state(), view.allowedActions());
  }

  private static Mode mode(Call call) {
    return Mode.of(call.actor().sandboxId());
  }
}
