package io.qualitender.kernel.component;

import io.dropwizard.lifecycle.Managed;
import io.qualitender.kernel.job.DueJob;
import io.qualitender.kernel.job.DueJobRunner;
import io.qualitender.kernel.job.OutboxHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the modules hand over to the application while they are built, each in its constructor. */
public final class Components {

  private final List<Object> resources = new ArrayList<>();
  private final List<DueJob> jobs = new ArrayList<>();
  private final Map<String, OutboxHandler> outboxHandlers = new HashMap<>();
  private final List<Managed> managed = new ArrayList<>();

  /** Adds an object whose methods are endpoints. */
  public void addResource(Object resource) {
    resources.add(resource);
  }

  /** Adds a job. Of jobs with items due at the same instant, the one added first runs first. */
  public void addJob(DueJob job) {
    jobs.add(job);
  }

  /**
   * Adds the handler of one kind of outbox task.
   *
   * @throws IllegalStateException if the kind has one already
   */
  public void addOutboxHandler(String kind, OutboxHandler handler) {
    if (outboxHandlers.putIfAbsent(kind, handler) != null) {
      throw new IllegalStateException("two handlers for outbox tasks of kind " + kind);
    }
  }

  /** Adds an object to start and stop with the server. */
  public void addManaged(Managed object) {
    managed.add(object);
  }

  public List<Object> resources() {
    return Collections.unmodifiableList(resources);
  }

  /** The handlers by kind, with those that are added later. */
  public Map<String, OutboxHandler> outboxHandlers() {
    return Collections.unmodifiableMap(outboxHandlers);
  }

  public List<Managed> managed() {
    return Collections.unmodifiableList(managed);
  }

  /** A runner of the jobs added so far. */
  public DueJobRunner dueJobs() {
    return new DueJobRunner(jobs);
  }
}
