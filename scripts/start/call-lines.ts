import type { CallLogEntry, DatabaseRequest } from '../../local/cloud';

/** Requests that differ in nothing but their time stand in one line. */
interface Group {
  request: DatabaseRequest;
  times: number;
  read: number;
  returned: number;
  durationMs: number;
}

/**
 * A call as lines for a terminal: who called what, what came of it and what it cost; below it its database requests with the
 * index that served them, documents read → documents given back or changed, and milliseconds. Never what was asked for.
 */
export function callLines(call: CallLogEntry): string[] {
  const name = call.call ?? '(no call)';
  const outcome = call.ok ? 'ok' : `✖ ${call.errorCode ?? 'failed'}`;
  const cost = `${call.durationMs} ms, ${call.databaseCalls} db`;
  const untold = call.databaseCalls - call.databaseRequests.length;
  return [
    `${call.function} ${name}  ${outcome}  ${call.who}  ${cost}`,
    ...grouped(call.databaseRequests).map(requestLine),
    ...(untold > 0 ? [`    … ${untold} more`] : []),
  ];
}

function grouped(requests: readonly DatabaseRequest[]): Group[] {
  const groups: Group[] = [];
  for (const request of requests) {
    const last = groups.at(-1);
    if (last && kindOf(last.request) === kindOf(request)) {
      last.times += 1;
      last.read += request.read;
      last.returned += request.returned;
      last.durationMs += request.durationMs;
    } else groups.push({ request, times: 1, ...request });
  }
  return groups;
}

const kindOf = ({ action, collection, index, errorCode }: DatabaseRequest): string =>
  [action, collection, index, errorCode].join('\0');

function requestLine({ request, times, read, returned, durationMs }: Group): string {
  const { action, collection = '', index = '', errorCode } = request;
  const often = times > 1 ? ` ×${times}` : '';
  const what = `${action.padEnd(9)} ${collection.padEnd(21)} ${index.padEnd(24)}`;
  const came = errorCode === undefined ? `${read} → ${returned}` : `✖ ${errorCode}`;
  return `    ${what} ${came}  ${Math.round(durationMs * 10) / 10} ms${often}`;
}

/** What the functions themselves log of each call, as the local cloud passes it on. */
const CALL_LINE = /^\w+: \{"event":"call"/;

/** Whether a line of the local cloud's log is a function's own line about a call; one that went well is told apart. */
export function callLineOutcome(line: string): 'ok' | 'refused' | undefined {
  if (!CALL_LINE.test(line)) return undefined;
  return line.includes('"code":"ok"') ? 'ok' : 'refused';
}
