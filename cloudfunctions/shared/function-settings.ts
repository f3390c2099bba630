import type { FunctionName } from './function-keys';

/** How a function is set up, wherever it runs: the laptop's cloud and `npm run cloud:init` read this. */
export interface FunctionSettings {
  /** Seconds; the cloud's own limit is 60. */
  timeoutSeconds: number;
  /** Megabytes; the cloud's own limit of what is declared nowhere is 256. */
  memoryMegabytes: number;
  callableByPhone: boolean;
  /** Anybody, signed in to WeChat or not: a meeting notice is read from 朋友圈 too. */
  callableByAnybody?: true;
  /** Reached over HTTP by the hall's projector as well. */
  httpAccess?: true;
}

/** As WeChat's cloud names it. */
export const FUNCTION_RUNTIME = 'Nodejs20.19';

export const functionSettings: Readonly<Record<FunctionName, FunctionSettings>> = {
  // The reckoning of a cap rests on these ten seconds (server/attendance/seats.ts).
  attendance: { timeoutSeconds: 10, memoryMegabytes: 256, callableByPhone: true, httpAccess: true },
  api: { timeoutSeconds: 60, memoryMegabytes: 256, callableByPhone: true, callableByAnybody: true },
  reports: { timeoutSeconds: 60, memoryMegabytes: 256, callableByPhone: true },
  // The networks that read faces take some 500 MB.
  face: { timeoutSeconds: 60, memoryMegabytes: 1024, callableByPhone: true },
  jobs: { timeoutSeconds: 60, memoryMegabytes: 256, callableByPhone: false },
};
