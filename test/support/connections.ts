/** Connections to one local server that stay open, as many as there are requests at once. */
import { Agent, request } from 'node:http';

export interface Connections {
  /** Sends JSON and gives the body of the answer. Rejects when the connection breaks or the status is not 200. */
  post(path: string, body: object): Promise<string>;
  get(path: string): Promise<string>;
  close(): void;
}

export function openConnections(baseUrl: string): Connections {
  // Shorter than any server keeps an idle connection: none is closed just as it is used again.
  const agent = new Agent({ keepAlive: true, timeout: 30_000 });
  const send = (method: string, path: string, body: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const outgoing = request(baseUrl + path, { agent, method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('error', reject);
        response.on('end', () =>
          response.statusCode === 200 ? resolve(text) : reject(new Error(`${path}: ${response.statusCode} ${text}`)),
        );
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  return {
    post: (path, body) => send('POST', path, JSON.stringify(body)),
    get: (path) => send('GET', path, ''),
    close: () => agent.destroy(),
  };
}
