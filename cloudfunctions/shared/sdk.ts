/**
 * The only file that imports wx-server-sdk. The package's own typings are `any` nearly everywhere; what we use of it is
 * described here, and the one cast of the project stands here.
 */
import * as sdk from 'wx-server-sdk';

/** A condition or a change made by `command`; opaque to us. */
export interface Command {
  and(other: Command): Command;
}
export type Conditions = Record<string, Command>;

interface DocumentReference {
  get(): Promise<{ data: unknown }>;
  set(options: { data: object }): Promise<unknown>;
  update(options: { data: object }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
}
interface QueryReference {
  remove(): Promise<{ stats: { removed: number } }>;
  orderBy(field: string, direction: 'asc' | 'desc'): QueryReference;
  limit(count: number): QueryReference;
  field(fields: Record<string, boolean>): QueryReference;
  get(): Promise<{ data: unknown[] }>;
  update(options: { data: object }): Promise<{ stats: { updated: number } }>;
  count(): Promise<{ total: number }>;
}
/** Each step is one stage of Mongo's pipeline. */
interface Stages<Next> {
  match(conditions: Conditions): Next;
  sort(order: Record<string, 1 | -1>): Next;
  limit(count: number): Next;
  project(fields: Record<string, 1>): Next;
  group(stage: { _id: string }): Next;
  count(name: string): Next;
}
/** The stages of a sub-query, made by `command.aggregate.pipeline()`; opaque to us once they are done. */
export interface SubPipeline extends Stages<SubPipeline> {
  done(): object[];
}
/** The end gives the rows. */
export interface Aggregate extends Stages<Aggregate> {
  /** Adds what a query of another collection finds, as a list under a name, to each row. */
  lookup(stage: { from: string; pipeline: object[]; as: string }): Aggregate;
  end(): Promise<{ list: unknown[] }>;
}
export interface CollectionReference {
  doc(id: string): DocumentReference;
  where(conditions: Conditions): QueryReference;
  add(options: { data: object }): Promise<unknown>;
  aggregate(): Aggregate;
}
interface CloudTransaction {
  collection(name: string): CollectionReference;
  commit(): Promise<unknown>;
  rollback(reason?: unknown): Promise<unknown>;
}
export interface CloudDatabase {
  command: {
    eq(value: unknown): Command;
    in(values: readonly unknown[]): Command;
    all(values: readonly unknown[]): Command;
    gt(value: unknown): Command;
    gte(value: unknown): Command;
    lt(value: unknown): Command;
    lte(value: unknown): Command;
    exists(value: boolean): Command;
    set(value: unknown): Command;
    inc(value: number): Command;
    push(options: { each: readonly unknown[] }): Command;
    remove(): Command;
    aggregate: { pipeline(): SubPipeline };
  };
  collection(name: string): CollectionReference;
  startTransaction(): Promise<CloudTransaction>;
}

/** Who made the invocation. `SOURCE` is a chain such as `wx_client` or `wx_client,scf`; the last one called us. */
export interface WeChatContext {
  OPENID?: string;
  SOURCE?: string;
  /** The phone's IPv4 address, also of somebody who is not signed in to WeChat. */
  CLIENTIP?: string;
  CLIENTIPV6?: string;
}

export interface Cloud {
  DYNAMIC_CURRENT_ENV: symbol;
  init(options: { env: symbol; keepalive: boolean }): void;
  database(options: { throwOnNotFound: boolean }): CloudDatabase;
  getWXContext(): WeChatContext;
  callFunction(options: { name: string; data: object }): Promise<{ result: unknown }>;
  uploadFile(options: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>;
  deleteFile(options: { fileList: string[] }): Promise<unknown>;
  getTempFileURL(options: {
    /** `maxAge` in seconds. */
    fileList: readonly { fileID: string; maxAge: number }[];
  }): Promise<{ fileList: { fileID: string; tempFileURL: string; status: number }[] }>;
  openapi: {
    phonenumber: {
      getPhoneNumber(options: {
        code: string;
        /** The user who pressed the button. */
        openid?: string;
      }): Promise<{ phoneInfo?: { purePhoneNumber?: string; countryCode?: string } }>;
    };
    cloudbase: {
      sendSmsV2(options: {
        env: string;
        templateId: string;
        templateParamList: readonly string[];
        /** With the country in front. */
        phoneNumberList: readonly string[];
      }): Promise<{ sendStatusSet?: { code?: string }[] }>;
    };
    subscribeMessage: {
      send(options: {
        touser: string;
        templateId: string;
        page: string;
        data: object;
        miniprogramState: 'developer' | 'trial' | 'formal';
      }): Promise<unknown>;
    };
    security: {
      msgSecCheck(options: {
        version: 2;
        /** 1 profile, 2 comment, 3 forum, 4 social log. */
        scene: 1 | 2 | 3 | 4;
        openid: string;
        content: string;
      }): Promise<{ result?: { suggest?: string } }>;
      imgSecCheck(options: { media: { contentType: string; value: Buffer } }): Promise<unknown>;
    };
  };
}

// The SDK's typings declare neither the options nor the answers used here (see above).
export const cloud = sdk as object as Cloud;
/**
 * `keepalive`: inside a cloud function the SDK leaves sockets to Node's own agent, which reuses them from Node 19 on only. Asked
 * for, it has an agent that reuses them on every version; without, each database call pays for a new connection.
 */
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, keepalive: true });
