package dev.checkbulk.standin.judge;

import java.util.Map;

/**
 * What the judge has seen so far.
 *
 * @param requests all API requests
 * @param accepted those that passed authorization and limits
 * @param throttledByRate refused because of the rate
 * @param throttledByConcurrency refused because too many were in flight
 * @param faults accepted requests that a fault was given to
 * @param busiestSecond the most requests that arrived within any one second, refused ones included
 * @param busiestSecondAccepted the same of accepted ones
 * @param mostInFlight the most accepted requests that were unfinished at one time
 * @param creates creates that took effect, per kind
 * @param updates updates that took effect, per kind
 * @param deletes deletes that took effect, per kind
 * @param doubledKeys idempotency keys under which more than one create took effect
 * @param identicalCreates creates that took effect although an equal one of the same kind had before
 * @param overlappingWrites writes to one resource that arrived while another write to it was unfinished
 * @param statuses answers per status; 0 stands for requests that ended without an answer
 */
public record Counts(
        long requests,
        long accepted,
        long throttledByRate,
        long throttledByConcurrency,
        long faults,
        int busiestSecond,
        int busiestSecondAccepted,
        int mostInFlight,
        Map<String, Long> creates,
        Map<String, Long> updates,
        Map<String, Long> deletes,
        long doubledKeys,
        long identicalCreates,
        long overlappingWrites,
        Map<Integer, Long> statuses) {}
