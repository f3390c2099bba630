import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import {
  startCloud,
  type CallAs,
  type CloudOptions,
  type FunctionDeclaration,
  type LocalCloud,
} from '../../../local/cloud';
import type { Sdk } from './sdk';

export interface ConformanceCloud {
  cloud: LocalCloud;
  dataDir: string;
  /**
   * Runs a function inside the cloud function `probe`, as a person. It travels as text: it may use its two
   * parameters and nothing else. Rejects with the platform's error when the function fails.
   */
  inCloud<T>(run: (sdk: Sdk, input: never) => T, input?: unknown, as?: CallAs): Promise<Awaited<T>>;
  close(): Promise<void>;
}

const people = [
  { id: 'chen', openid: 'oChen', label: 'Chen', phone: '13800000001' },
  { id: 'liu', openid: 'oLiu', label: 'Liu', phone: '13800000002', group: 'others' },
];

const collections: CloudOptions['collections'] = [
  {
    name: 'items',
    indexes: [
      {
        name: 'kind_n',
        fields: [
          { path: 'kind', order: 1 },
          { path: 'n', order: 1 },
        ],
      },
      { name: 'at', fields: [{ path: 'at', order: 1 }] },
    ],
  },
  {
    name: 'cards',
    indexes: [
      {
        name: 'holder_card',
        fields: [
          { path: 'holder', order: 1 },
          { path: 'card', order: 1 },
        ],
        unique: true,
      },
    ],
  },
];

/** Bundles the probe and starts a cloud with it on a free port and an empty folder. */
export async function startConformanceCloud(
  more: Partial<CloudOptions> = {},
  probe: Partial<FunctionDeclaration> = {},
): Promise<ConformanceCloud> {
  const dataDir = more.dataDir ?? mkdtempSync(join(tmpdir(), 'conformance-'));
  const functionDir = join(dataDir, 'probe');
  await build({
    entryPoints: [join(__dirname, 'probe.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    outfile: join(functionDir, 'index.js'),
    logLevel: 'error',
  });
  const declaration: FunctionDeclaration = {
    name: 'probe',
    dir: functionDir,
    callableByPhone: true,
    timeoutMs: 8_000,
    ...probe,
  };
  const cloud = await startCloud({
    dataDir,
    collections,
    people,
    functions: [
      declaration,
      { ...declaration, name: 'inner', callableByPhone: false, timeoutMs: 1500, instances: 1, timers: [] },
    ],
    ...more,
  });
  return {
    cloud,
    dataDir,
    async inCloud<T>(run: (sdk: Sdk, input: never) => T, input?: unknown, as: CallAs = 'chen'): Promise<Awaited<T>> {
      const answer = await cloud.invoke('probe', { source: run.toString(), input }, as);
      if ('errCode' in answer) throw new Error(answer.errMsg);
      return answer.result as Awaited<T>;
    },
    async close() {
      await cloud.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
