import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes, randomUUID } from 'node:crypto';
import { apiProcedures } from '../../cloudfunctions/api/procedures';
import { hotPathProcedures } from '../../cloudfunctions/attendance/procedures';
import { faceReadingProcedures } from '../../cloudfunctions/face/procedures';
import { reportProcedures } from '../../cloudfunctions/reports/procedures';
import { openDatabase } from '../../cloudfunctions/shared/database';
import { calls } from '../../contract';
import { DEFAULT_FACE_LIMITS, type FaceLimits } from '../../domain/attendance/face';
import type { Service } from '../../contract/define-call';
import type { CallLogEntry } from '../../local/cloud';
import { isRiskyPicture, riskyWordIn } from '../../local/cloud/openapi/platform';
import { QueryCost } from '../../local/cloud/store/query-cost';
import { Store } from '../../local/cloud/store/store';
import { collectionDeclarations } from '../../scripts/start/deployment';
import type { Services } from '../../server/call/context';
import { verifyAudit, type AuditVerdict } from '../../server/data/audit/log';
import type { CollectionName, Documents } from '../../server/data/documents';
import { identify } from '../../server/call/identify';
import { handleRequest, routeTable } from '../../server/call/router';
import { handleJobsEvent, type JobsAnswer } from '../../server/jobs/handle-event';
import type { FaceReader } from '../../server/platform/face';
import { keyNames } from '../../server/platform/platform';
import { adoptEnvironment } from '../../server/setup/adopt-environment';
import { setUp } from '../../server/setup/set-up';
import { askTicket, type TestCloud, type TestCloudOptions } from './cloud';
import { documentsOf } from './documents';
import { TEST_START, testSetUp } from './institutions';
import { MemoryFiles } from './memory-files';
import { openWire, type Send } from './wire';

/** What the two test clouds have in common: the one of functions in workers, and the one in this process. */
export type TestBed = Pick<
  TestCloud,
  'as' | 'openidOf' | 'phoneOf' | 'phoneCode' | 'smsCode' | 'upload' | 'documents' | 'plant' | 'clock'
> & {
  /** The calls so far with the number of database calls of each; in this process only of calls one after the other. */
  calls(): readonly Pick<CallLogEntry, 'call' | 'databaseCalls'>[];
};

let faceReader: Promise<FaceReader> | undefined;
/** One for the suite, with the first picture: most suites send none. */
const theFaceReader = (): Promise<FaceReader> =>
  (faceReader ??= import('../../server/face/face-reader').then(({ openFaceReader }) => openFaceReader()));

/** The functions that phones call, as their composition roots make them. */
const routes: Record<Service, ReturnType<typeof routeTable>> = {
  attendance: routeTable(hotPathProcedures),
  api: routeTable(apiProcedures),
  reports: routeTable(reportProcedures),
  face: routeTable(faceReadingProcedures),
};

export interface InProcessCloud extends TestBed {
  /** For tests that must look behind the functions. */
  readonly store: Store;
  verifyAudit(): Promise<AuditVerdict>;
  /** Documents that all requests so far have looked at. */
  documentsRead(): number;
  /**
   * Something happens from beginning to end right before the next request of this kind reaches the database: whoever makes
   * that request has read what was there before, and goes on with what is there after.
   * @param point what the request does and to which collection, e.g. `in transaction: get projects` (wire.ts)
   */
  meanwhile(point: string, happens: () => Promise<unknown>): void;
  /** WeChat has another number of somebody, written as in domain/person/phone.ts. */
  hasPhone(who: string, phone: string): void;
  /** Changes a document behind the functions' back. */
  change<C extends CollectionName>(collection: C, id: string, set: Partial<Documents[C]>): Promise<void>;
  /** From now on faces are compared by other limits. */
  limitFaces(limits: FaceLimits): void;
  /** What lies in the storage. */
  readonly files: MemoryFiles;
  /** Removes a document behind the functions' back. */
  remove(collection: CollectionName, id: string): Promise<void>;
  /** Jobs that were woken, in their order: nobody works on them before `jobs` is called. */
  readonly wokenJobs: readonly string[];
  /** Wakes the function `jobs`, as somebody at the console does. */
  jobs(event: unknown): Promise<JobsAnswer>;
}

/**
 * Whose request it is that is on its way: the token of the invocation. One for the whole suite, and gone with it: every
 * such storage that is still in use is asked at each promise of the process. With one a cloud, they took a third of the
 * time of the hostile inputs.
 */
const invocation = new AsyncLocalStorage<string>();
if ('afterAll' in globalThis) afterAll(() => invocation.disable());

/**
 * The product's handlers on the local cloud's store, in this process and in memory: a call takes a fraction of what it takes
 * through the SDK and the functions' workers. Events, answers and documents go through JSON as they do there, and each
 * invocation has its own transactions.
 */
export async function openInProcess({
  startAt = TEST_START,
  setUp: institutions = testSetUp,
  file = ':memory:',
}: Pick<TestCloudOptions, 'startAt' | 'setUp'> & {
  /** Where the store lies, for more than fits into memory. */
  file?: string;
} = {}): Promise<InProcessCloud> {
  const store = new Store(file, collectionDeclarations());
  const cost = new QueryCost();
  let now = startAt;
  const interludes = new Map<string, () => Promise<unknown>>();
  const perform: Send = async (request) => {
    const happens = interludes.get(request.point);
    // What happens meanwhile may make such requests itself.
    interludes.delete(request.point);
    await happens?.();
    return request.perform();
  };
  const db = openDatabase(openWire(store, () => invocation.getStore() ?? 'observer', perform, cost));
  const wokenJobs: string[] = [];
  const callLog: { call: string; databaseCalls: number }[] = [];
  const codes = new Map<string, { openid: string; phone: string }>();
  const smsCodes = new Map<string, string>();
  const files = new MemoryFiles();
  const phones = new Map<string, string>();
  const phoneOf = (who: string): string => {
    const phone = phones.get(who) ?? `138${String(phones.size).padStart(8, '0')}`;
    phones.set(who, phone);
    return phone;
  };
  let faceLimits = DEFAULT_FACE_LIMITS;
  const services: Services = {
    db,
    secrets: {
      given: keyNames,
      personalDataKeys: [{ id: '0', key: randomBytes(32) }],
      anchorKey: randomBytes(32),
      digestKey: randomBytes(32),
      tokenKeys: [{ version: 1, key: randomBytes(32) }],
    },
    settings: { supportPhone: '0731-1', scanUrlPrefix: '', templates: {}, passwordCost: 16 },
    now: () => now,
    randomBytes,
    log: {
      info(event, { call, databaseCalls } = {}) {
        if (event === 'call') callLog.push({ call: String(call), databaseCalls: Number(databaseCalls) });
      },
      error: (event, fields) => console.warn(event, fields),
    },
    faces: {
      get limits() {
        return faceLimits;
      },
      see: async (photo) => (await theFaceReader()).see(photo),
    },
    platform: {
      phoneNumber(openid, code) {
        const issued = codes.get(code);
        codes.delete(code);
        return Promise.resolve(issued?.openid === openid ? issued.phone : undefined);
      },
      sms: {
        send(phone, code) {
          smsCodes.set(phone, code);
          return Promise.resolve(true);
        },
      },
      isTextAcceptable: (_openid, text) => Promise.resolve(riskyWordIn(text) === undefined),
      isPictureAcceptable: (_openid, picture) => Promise.resolve(!isRiskyPicture(picture)),
      fileUrls: files.fileUrls,
      readFile: files.readFile,
      storeFile: files.storeFile,
      removeFiles: files.removeFiles,
      fileIdAt: files.fileIdAt,
      sendSubscription: () => Promise.resolve('sent'),
      wakeJob(jobId) {
        wokenJobs.push(jobId);
        return Promise.resolve();
      },
    },
  };
  await adoptEnvironment(services);
  await setUp({ ...services, caller: { kind: 'nobody' }, requestId: 'setUp', input: {}, at: startAt }, institutions);
  /** Event and answer go through JSON, as between phone and function. */
  const send = (who: string | null, functionName: string, event: unknown): Promise<unknown> => {
    const token = randomUUID();
    return invocation.run(token, async () => {
      const answer = await invoke(who, functionName, throughJson(event));
      store.abortAllOf(token);
      return throughJson(answer);
    });
  };
  const invoke = (who: string | null, functionName: string, event: unknown): Promise<unknown> => {
    const openid = who === null ? undefined : openidOf(who);
    if (functionName === 'jobs') {
      // Nobody at all sits at the console, as in the local cloud: no phone reaches this function.
      const source = who === null ? 'wx_devtools' : 'wx_client';
      return handleJobsEvent(services, { event, openid, source, setUpKey: undefined, requestId: randomUUID() });
    }
    if (!(functionName in routes)) throw new Error(`no function ${functionName}`);
    return handleRequest({ services, routes: routes[functionName as Service], identify, event, openid });
  };
  const as: TestBed['as'] = (who) => {
    const call: ReturnType<TestBed['as']>['call'] = async (name, input, { requestId = randomUUID(), ...pass } = {}) =>
      (await send(who, calls[name].service, { call: name, requestId, input, ...pass })) as Awaited<
        ReturnType<typeof call<typeof name>>
      >;
    return {
      call,
      send: (functionName, event) => send(who, functionName, event),
      async do(name, input, options) {
        const envelope = await call(name, input, options);
        if (envelope.ok) return envelope.data;
        throw new Error(`${name}: ${envelope.error.code} ${JSON.stringify(envelope.error.details ?? {})}`);
      },
    };
  };
  return {
    as,
    wokenJobs,
    openidOf,
    phoneOf,
    hasPhone: (who, phone) => void phones.set(who, phone),
    phoneCode(who, numberOf = who) {
      const code = randomUUID();
      codes.set(code, { openid: openidOf(who), phone: phoneOf(numberOf) });
      return Promise.resolve(code);
    },
    async upload(who, fileName, content, purpose = 'projectDocument') {
      const { cloudPath } = await askTicket(as(who), { purpose, fileName, content });
      return { fileId: files.upload(cloudPath, content), fileName };
    },
    smsCode: (phone) => smsCodes.get(phone) ?? '',
    documents: (collection) => documentsOf(store, collection),
    async plant(collection, ...documents) {
      await store.insert(
        collection,
        documents.map((document) => Object.fromEntries(Object.entries(document))),
      );
    },
    clock: { now: () => now, set: (at) => void (now = at), advance: (ms) => void (now += ms) },
    calls: () => callLog,
    verifyAudit: () => verifyAudit(db),
    async remove(collection, id) {
      await store.remove(collection, { _id: id }, false);
    },
    jobs: async (event) => (await send(null, 'jobs', event)) as JobsAnswer,
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
    limitFaces: (limits) => void (faceLimits = limits),
    documentsRead: () => cost.read,
    ...{ store, files },
  };
}

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;
const openidOf = (who: string): string => `oInProcess-${who}`;
