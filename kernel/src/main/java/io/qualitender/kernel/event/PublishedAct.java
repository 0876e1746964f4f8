package io.qualitender.kernel.event;

/** An act of a state machine whose transitions are published. */
public interface PublishedAct {

  /** What a transition by this act is published as; null where nothing is. */
  EventType event();
}
