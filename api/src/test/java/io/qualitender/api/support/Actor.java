package io.qualitender.api.support;

/** Somebody who calls the API with one credential, or none. */
public final class Actor {

  private final Api api;
  private final String name;
  private final String authorization;

  Actor(Api api, String name, String authorization) {
    this.api = api;
    this.name = name;
    this.authorization = authorization;
  }

  /**
   * @param target path and query, as they go over the wire
   */
  public Call get(String target) {
    return call("GET", target);
  }

  public Call post(String target) {
    return call("POST", target);
  }

  /** With a body of {@code application/json}. */
  public Call post(String target, String json) {
    return call("POST", target).body("application/json", json);
  }

  /** With a body of {@code application/merge-patch+json}. */
  public Call patch(String target, String json) {
    return call("PATCH", target).body("application/merge-patch+json", json);
  }

  public Call call(String method, String target) {
    Call call = new Call(api, name, method, target);
    return authorization == null ? call : call.header("Authorization", authorization);
  }

  @Override
  public String toString() {
    return name;
  }
}
