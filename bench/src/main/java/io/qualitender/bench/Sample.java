package io.qualitender.bench;

/**
 * One round of one contender.
 *
 * @param perSecond requests at saturation
 * @param p50 at half that rate, microseconds; 0 where it was not measured
 * @param p99 the same
 * @param serverMicros processor time of the server's process per request
 * @param databaseMicros processor time of the database's processes per request
 * @param megabytes resident memory of the server after it
 * @param failedShare of the requests at saturation, from 0 to 1
 * @param othersBusy share of the machine's processors that other programs used meanwhile
 */
record Sample(
    double perSecond,
    double p50,
    double p99,
    double serverMicros,
    double databaseMicros,
    double megabytes,
    double failedShare,
    double othersBusy) {}
