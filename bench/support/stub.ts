import path from 'node:path';
import { startHelper, type HelperProcess } from './helper-process';

/**
 * What a database answers that has nothing to do: the `data` of the SDK's wire, by action and collection, e.g.
 * `database.getDocument persons`.
 */
export type StubAnswers = Record<string, object>;

/** The answer to a read: documents travel as texts. */
export const found = (...documents: object[]): object => ({ list: documents.map((one) => JSON.stringify(one)) });

/** Starts a database that has every answer ready, in a process of its own. Its address is for the SDK, see {@link sdkTo}. */
export const startStub = (answers: StubAnswers): Promise<HelperProcess> =>
  startHelper(path.join(__dirname, 'stub-process.ts'), JSON.stringify(answers));

/** The environment in which the SDK of a function sends its requests to that address. */
export const sdkTo = (address: string): { TCB_CONTEXT_CNFG: string } => ({
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: address }),
});
