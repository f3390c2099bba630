/**
 * `done`: nothing is left. `continued`: time was up and another invocation has been woken. `notMine`: unknown, done
 * already, or held by another worker.
 */
export type JobResult = 'done' | 'continued' | 'notMine';
