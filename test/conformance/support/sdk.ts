/** The part of wx-server-sdk that the conformance list uses, with the shapes its answers have. */
type Doc = Record<string, unknown>;

export interface Failure {
  failed: boolean;
  errCode?: number;
  code?: string;
  errMsg?: string;
  message: string;
}

interface Query {
  where(query: Doc): Query;
  orderBy(path: string, direction: 'asc' | 'desc'): Query;
  limit(count: number): Query;
  skip(count: number): Query;
  field(projection: Record<string, boolean>): Query;
  get(): Promise<{ data: Doc[] }>;
  count(): Promise<{ total: number }>;
  update(options: { data: Doc }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
}

interface DocumentReference {
  get(): Promise<{ data: Doc }>;
  field(projection: Record<string, boolean>): DocumentReference;
  set(options: { data: Doc }): Promise<{ _id: string; stats: { updated: number; created: number } }>;
  update(options: { data: Doc }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
}

interface Collection extends Query {
  doc(id: string | number): DocumentReference;
  add(options: { data: Doc | Doc[] }): Promise<{ _id: string; _ids?: string[] }>;
  aggregate(): Aggregate;
}

interface Aggregate {
  match(query: Doc): Aggregate;
  group(stage: Doc): Aggregate;
  sort(stage: Doc): Aggregate;
  project(stage: Doc): Aggregate;
  limit(count: number): Aggregate;
  lookup(stage: Doc): Aggregate;
  end(): Promise<{ list: Doc[] }>;
}

/** What `command.aggregate.pipeline()` gives. */
export interface SubPipeline {
  match(query: Doc): SubPipeline;
  sort(stage: Doc): SubPipeline;
  project(stage: Doc): SubPipeline;
  limit(count: number): SubPipeline;
  count(name: string): SubPipeline;
  done(): Doc[];
}

interface Transaction {
  collection(name: string): Collection;
  commit(): Promise<unknown>;
  rollback(reason?: unknown): Promise<unknown>;
}

interface Database {
  collection(name: string): Collection;
  createCollection(name: string): Promise<unknown>;
  startTransaction(): Promise<Transaction>;
  runTransaction<T>(run: (transaction: Transaction) => Promise<T>): Promise<T>;
  serverDate(options?: { offset: number }): unknown;
  RegExp(options: { regexp: string; options: string }): unknown;
}

/** `db.command`: every member makes an operator, and operators on one field join with and(). */
type Command = Record<string, (...operands: unknown[]) => { and(other: unknown): unknown }>;

export interface Sdk {
  cloud: {
    getWXContext(): Record<string, unknown>;
    callFunction(options: { name: string; data: Doc }): Promise<{ result: Doc }>;
    uploadFile(options: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>;
    downloadFile(options: { fileID: string }): Promise<{ fileContent: Buffer }>;
    getTempFileURL(options: {
      fileList: string[];
    }): Promise<{ fileList: { fileID: string; tempFileURL: string; status: number }[] }>;
    deleteFile(options: { fileList: string[] }): Promise<{ fileList: { fileID: string; status: number }[] }>;
    openapi: Record<string, Record<string, (data: Doc) => Promise<Doc>>>;
  };
  db: Database;
  _: Command;
  $: Command;
  /** Runs something that should fail and tells how it did. */
  failure: (attempt: () => unknown) => Promise<Failure>;
  event: Doc;
  context: Doc;
  /** How many invocations this instance has had. */
  invocations: number;
}
