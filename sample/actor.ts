import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import { calls, type CallName, type Envelope, type InputOf, type OutputOf } from '../contract';
import { isTraineePurpose, type UploadPurpose } from '../domain/kernel/kept-file';
import { endingOf, uploadEndings } from '../domain/kernel/uploads';
import type { LocalClient } from '../local/client';

/** Somebody who uses the product through its own calls, as their phone would. */
export class Actor {
  constructor(
    private readonly client: LocalClient,
    /** Id of a WeChat user of the local cloud; null for nobody. */
    readonly personId: string | null,
  ) {}

  /** Makes a call and gives its output. @throws Error with the refusal's code and details */
  async do<Name extends CallName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
    const data = { call: name, requestId: randomUUID(), input };
    const { result, errMsg } = await this.client.call(this.personId, calls[name].service, data);
    const envelope = result as Envelope<OutputOf<Name>> | undefined;
    if (!envelope) throw new Error(`${name}: ${errMsg ?? 'no answer'}`);
    if (!envelope.ok)
      throw new Error(`${name}: ${envelope.error.code} ${JSON.stringify(envelope.error.details ?? {})}`);
    return envelope.data;
  }

  /** The code of WeChat's phone button. */
  phoneCode(): Promise<string> {
    return this.client.phoneCode(this.id);
  }

  /** Uploads a file of the sample as a phone does; gives what a command wants of it. */
  async upload(file: string, purpose: UploadPurpose): Promise<{ fileId: string; fileName: string }> {
    const content = readFileSync(file);
    const ending = uploadEndings.find((one) => one === endingOf(file));
    if (ending === undefined) throw new Error(`${file} is nothing that may be uploaded`);
    const asked = { sizeBytes: content.length, ending };
    const { cloudPath } = isTraineePurpose(purpose)
      ? await this.do('upload.traineeTicket', { purpose, ...asked })
      : await this.do('upload.ticket', { purpose, ...asked });
    return { fileId: await this.client.upload(this.id, cloudPath, content), fileName: path.basename(file) };
  }

  private get id(): string {
    if (this.personId === null) throw new Error('nobody has no phone');
    return this.personId;
  }
}
