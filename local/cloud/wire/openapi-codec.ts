/**
 * How wx-server-sdk packs a call of an open API: a multipart form whose `requestData` is a protobuf message of
 * key/value pairs (each value JSON), answered by a protobuf message that carries WeChat's answer.
 */
import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { Field, Type } from 'protobufjs';
import type { OpenApiAnswer } from '../openapi/platform';

const Pair = new Type('Pair').add(new Field('key', 1, 'string')).add(new Field('value', 2, 'bytes'));
const OpenApiData = new Type('OpenApiData').add(new Field('pairs', 1, 'Pair', 'repeated')).add(Pair);
const RequestData = new Type('RequestData').add(new Field('openApiData', 2, 'OpenApiData')).add(OpenApiData);
const Response = new Type('Response')
  .add(new Field('respData', 1, 'bytes'))
  .add(new Field('contentType', 2, 'string'))
  .add(new Field('errorCode', 3, 'int32'))
  .add(new Field('httpCode', 4, 'uint32'));

/** The SDK's number for an API that WeChat does not have. */
const API_NOT_FOUND = -604100;

export type FormFields = Map<string, Buffer>;

/** Reads a multipart form into its fields. Rejects when it is broken. */
export function readForm(request: IncomingMessage, limitBytes: number): Promise<FormFields> {
  return new Promise((resolve, reject) => {
    const fields: FormFields = new Map();
    // Text fields are ASCII; the binary one comes as a stream, because the SDK marks it as application/octet-stream.
    const form = busboy({ headers: request.headers, limits: { fieldSize: limitBytes, fileSize: limitBytes } });
    form.on('field', (name, value) => fields.set(name, Buffer.from(value)));
    form.on('file', (name, stream) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => fields.set(name, Buffer.concat(parts)));
    });
    form.on('close', () => resolve(fields));
    form.on('error', reject);
    request.pipe(form);
  });
}

export function decodeRequestData(bytes: Buffer): Record<string, unknown> {
  const message = RequestData.toObject(RequestData.decode(bytes), { bytes: Buffer }) as {
    openApiData?: { pairs?: { key: string; value: Buffer }[] };
  };
  return Object.fromEntries((message.openApiData?.pairs ?? []).map(({ key, value }) => [key, parseJson(value)]));
}

function parseJson(value: Buffer): unknown {
  try {
    return JSON.parse(value.toString()) as unknown;
  } catch {
    return value;
  }
}

export function encodeAnswer(answer: OpenApiAnswer | undefined): Buffer {
  const fields = answer
    ? { respData: Buffer.from(JSON.stringify(answer)), contentType: 'application/json', httpCode: 200 }
    : { errorCode: API_NOT_FOUND, httpCode: 200 };
  return Buffer.from(Response.encode(Response.create(fields)).finish());
}
