import { calls, type Service } from '../contract';
import type { Procedure } from '../server/call/procedure';
import { apiProcedures } from './api/procedures';
import { hotPathProcedures } from './attendance/procedures';
import { reportProcedures } from './reports/procedures';
import { faceReadingProcedures } from './face/procedures';

const functions: Record<Service, readonly Procedure[]> = {
  api: apiProcedures,
  attendance: hotPathProcedures,
  reports: reportProcedures,
  face: faceReadingProcedures,
};

describe('the functions together', () => {
  it.each(Object.values(calls).map(({ name, service }) => [name, service]))('serve %s in %s, once', (name, service) => {
    const serving = functions[service].filter(({ call }) => call.name === name);
    expect(serving).toHaveLength(1);
    expect(serving[0]?.call).toBe(calls[name]);
  });
});
