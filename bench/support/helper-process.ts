import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A server that a measure needs beside it, in a process of its own, so that its work is not the measure's. */
export interface HelperProcess {
  address: string;
  close(): Promise<void>;
}

/** Starts a TypeScript file that tells its address in its first line and ends with its standard input. */
export async function startHelper(file: string, ...args: string[]): Promise<HelperProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    void ended.then(() => reject(new Error(`${file} ended before it told its address`)));
  });
  return {
    address,
    close: () => {
      child.stdin.end();
      return ended;
    },
  };
}

/** The other side of {@link startHelper}. */
export function tellAddress(address: string, close: () => void = () => undefined): void {
  process.stdout.write(`${address}\n`);
  process.stdin
    .on('end', () => {
      close();
      process.exit();
    })
    .resume();
}
