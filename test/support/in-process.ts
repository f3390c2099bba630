import { randomBytes, randomUUID } from 'node:crypto';
import { apiProcedures } from '../../cloudfunctions/api/procedures';
import { hotPathProcedures } from '../../cloudfunctions/attendance/procedures';
import { reportProcedures } from '../../cloudfunctions/reports/procedures';
import { openDatabase } from '../../cloudfunctions/shared/database';
import type { Envelope } from '../../contract';
import { Store } from '../../local/cloud/store/store';
import { collectionDeclarations } from '../../scripts/start/deployment';
import type { Services } from '../../server/call/context';
import { verifyAudit, type AuditVerdict } from '../../server/data/audit/log';
import type { CollectionName, Documents } from '../../server/data/documents';
import { identify } from '../../server/call/identify';
import { handleJobsEvent, type JobsAnswer } from '../../server/jobs/handle-event';
import { handleRequest, routeTable } from '../../server/call/router';
import { setUp } from '../../server/setup/set-up';
import { ticketInput, type TestCloud } from './cloud';
import { documentsOf } from './documents';
import { testSetUp } from './institutions';
import { MemoryFiles } from './memory-files';
import { openWire, type Send } from './wire';

/** What of a test cloud a suite needs that makes thousands of calls, one after the other. */
export type TestBed = Pick<TestCloud, 'as' | 'openidOf' | 'phoneCode' | 'upload' | 'documents' | 'plant'>;

const routes = routeTable([...hotPathProcedures, ...apiProcedures, ...reportProcedures]);

export interface InProcessCloud extends TestBed {
  readonly clock: TestCloud['clock'];
  verifyAudit(): Promise<AuditVerdict>;
  /**
   * Something happens from beginning to end right before the next request of this kind reaches the database: whoever makes
   * that request has read what was there before, and goes on with what is there after.
   * @param point what the request does and to which collection, e.g. `in transaction: get projects` (wire.ts)
   */
  meanwhile(point: string, happens: () => Promise<unknown>): void;
  /** Changes a document behind the functions' back. */
  change<C extends CollectionName>(collection: C, id: string, set: Partial<Documents[C]>): Promise<void>;
  /** What lies in the storage. */
  readonly files: MemoryFiles;
  /** Runs the timer of `jobs`. */
  timer(): Promise<void>;
  /** Gives `jobs` an event from the console. */
  jobs(event: Record<string, unknown>): Promise<JobsAnswer>;
}

/**
 * The product's handlers on the local cloud's store, in this process and in memory: a call takes a fraction of what it takes
 * through the SDK and the functions' workers. Texts go over the wire as they do there.
 */
export async function openInProcess({ startAt }: { startAt: number }): Promise<InProcessCloud> {
  const store = new Store(':memory:', collectionDeclarations());
  const token = randomUUID();
  let now = startAt;
  const interludes = new Map<string, () => Promise<unknown>>();
  const send: Send = async (request) => {
    const happens = interludes.get(request.point);
    // What happens meanwhile may make such requests itself.
    interludes.delete(request.point);
    await happens?.();
    return request.perform();
  };
  const db = openDatabase(openWire(store, () => token, send));
  const codes = new Map<string, string>();
  const files = new MemoryFiles();
  const phones = new Map<string, string>();
  const phoneOf = (who: string): string => {
    const phone = phones.get(who) ?? `138${String(phones.size).padStart(8, '0')}`;
    phones.set(who, phone);
    return phone;
  };
  const services: Services = {
    db,
    secrets: {
      personalDataKey: randomBytes(32),
      digestKey: randomBytes(32),
      tokenKeys: [{ version: 1, key: randomBytes(32) }],
    },
    settings: { supportPhone: '0731-1', scanUrlPrefix: '', passwordCost: 16 },
    now: () => now,
    randomBytes,
    log: { info: () => undefined, error: (event, fields) => console.warn(event, fields) },
    platform: {
      phoneNumber(code) {
        const phone = codes.get(code);
        codes.delete(code);
        return Promise.resolve(phone);
      },
      isTextAcceptable: () => Promise.resolve(true),
      fileUrls: files.fileUrls,
      readFile: files.readFile,
      storeFile: files.storeFile,
      removeFiles: files.removeFiles,
      fileIdAt: files.fileIdAt,
      wakeJob: () => Promise.resolve(),
    },
  };
  await setUp({ ...services, caller: { kind: 'nobody' }, requestId: 'setUp', input: {}, at: startAt }, testSetUp);
  const callFrom = (who: string | null, event: unknown): Promise<Envelope<unknown>> =>
    // As it comes from a phone: through JSON.
    handleRequest({
      services,
      routes,
      identify,
      event: JSON.parse(JSON.stringify(event)) as unknown,
      openid: who === null ? undefined : openidOf(who),
    });
  const as: TestBed['as'] = (who) => {
    const call: ReturnType<TestBed['as']>['call'] = async (name, input, { requestId = randomUUID(), ...pass } = {}) =>
      (await callFrom(who, { call: name, requestId, input, ...pass })) as Awaited<ReturnType<typeof call<typeof name>>>;
    return {
      call,
      send: (_functionName, event) => callFrom(who, event),
      async do(name, input, options) {
        const envelope = await call(name, input, options);
        if (envelope.ok) return envelope.data;
        throw new Error(`${name}: ${envelope.error.code} ${JSON.stringify(envelope.error.details ?? {})}`);
      },
    };
  };
  const jobs = (event: Record<string, unknown>) =>
    handleJobsEvent(services, { event, openid: undefined, source: undefined, setUpKey: undefined, requestId: 'jobs' });
  return {
    as,
    openidOf,
    phoneCode(who) {
      const code = randomUUID();
      codes.set(code, phoneOf(who));
      return Promise.resolve(code);
    },
    async upload(who, fileName, content, purpose = 'projectDocument') {
      const asked = ticketInput({ purpose, fileName, content });
      const { cloudPath } = await as(who).do('upload.ticket', asked);
      return { fileId: files.upload(cloudPath, content), fileName };
    },
    documents: (collection) => documentsOf(store, collection),
    async plant(collection, ...documents) {
      await store.insert(
        collection,
        documents.map((document) => Object.fromEntries(Object.entries(document))),
      );
    },
    clock: { now: () => now, set: (at) => void (now = at), advance: (ms) => void (now += ms) },
    verifyAudit: () => verifyAudit(db),
    meanwhile: (point, happens) => void interludes.set(point, happens),
    async change(collection, id, set) {
      const changed = await store.modify(collection, {
        query: { _id: id },
        data: { $set: set },
        merge: true,
        multi: false,
        upsert: false,
      });
      if (changed.updated !== 1) throw new Error(`no ${id} in ${collection}`);
    },
    files,
    timer: async () => void (await jobs({ Type: 'Timer' })),
    jobs,
  };
}

const openidOf = (who: string): string => `oInProcess-${who}`;
