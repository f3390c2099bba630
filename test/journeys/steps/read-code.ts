import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) },
});

/** What a camera reads off the screen: a code decoded from its pixels. */
export async function readCode(shown: Locator): Promise<string> {
  const picture = await shown.screenshot();
  const [found] = await readBarcodes(new Blob([Uint8Array.from(picture)]), { formats: ['QRCode'] });
  assert.ok(found, 'no code can be read from the screen');
  return found.text;
}
