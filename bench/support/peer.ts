/**
 * A peer of `npm run bench -- checkin`: what somebody would write without a cloud. Fastify and libsql with plain columns; a
 * check-in verifies the code, reads the session and the person and inserts the record. It is as durable as the local cloud
 * (`journal_mode=WAL`, `synchronous=FULL`), has the same indexes and groups its commits in the same way: all inserts that wait
 * are one transaction, and then all are answered.
 * Arguments: database file, number of people, key of the codes in hexadecimal.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import fastify from 'fastify';
import Libsql from 'libsql';
import { tellAddress } from './helper-process';

const [file = '', people = '0', keyHex = ''] = process.argv.slice(2);
const key = Buffer.from(keyHex, 'hex');

const db = new Libsql(file);
db.pragma('journal_mode=WAL');
db.pragma('synchronous=FULL');
db.exec(`
  CREATE TABLE sessions (
    id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, project_id TEXT NOT NULL, batch_id TEXT NOT NULL,
    institution_id TEXT NOT NULL, open INTEGER NOT NULL, created_at INTEGER NOT NULL
  );
  CREATE TABLE persons (id TEXT PRIMARY KEY, openid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, state TEXT NOT NULL);
  CREATE TABLE records (
    id TEXT PRIMARY KEY, session_id TEXT NOT NULL, project_id TEXT NOT NULL, batch_id TEXT NOT NULL,
    institution_id TEXT NOT NULL, person_id TEXT NOT NULL, name TEXT NOT NULL, evidence_at INTEGER NOT NULL,
    received_at INTEGER NOT NULL, request_id TEXT NOT NULL, origin TEXT NOT NULL, provisional INTEGER NOT NULL,
    confirmed INTEGER NOT NULL, flagged INTEGER NOT NULL
  );
  CREATE INDEX session_received ON records (session_id, received_at);
  CREATE INDEX batch_evidence ON records (project_id, batch_id, institution_id, evidence_at DESC);
  CREATE INDEX person_session ON records (person_id, session_id, evidence_at);
  CREATE INDEX person_evidence ON records (person_id, evidence_at DESC);
  CREATE INDEX batch_late ON records (project_id, batch_id, institution_id, origin, confirmed);
  CREATE INDEX batch_person ON records (project_id, batch_id, institution_id, person_id);
  CREATE INDEX batch_origin ON records (project_id, batch_id, institution_id, origin, evidence_at DESC);
  CREATE INDEX batch_flagged ON records (project_id, batch_id, institution_id, flagged, evidence_at DESC);
  CREATE INDEX batch_provisional ON records (project_id, batch_id, institution_id, provisional);
  CREATE INDEX batch_provisional_evidence ON records (project_id, batch_id, institution_id, provisional, evidence_at DESC);
`);
const addPerson = db.prepare('INSERT INTO persons VALUES (?, ?, ?, ?)');
db.transaction(() => {
  db.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    's1',
    'ABCDEFGH',
    'p1',
    'b1',
    'H1',
    1,
    Date.now(),
  );
  for (let index = 0; index < Number(people); index += 1)
    addPerson.run(`p${index}`, `o${index}`, `学员${index}`, 'approved');
})();

/** A scan of a code that bears the session, its second and their MAC. */
export interface PeerScan {
  openid: string;
  code: string;
  second: number;
  mac: string;
  requestId: string;
}
const properties = {
  openid: { type: 'string' },
  code: { type: 'string' },
  second: { type: 'integer' },
  mac: { type: 'string' },
  requestId: { type: 'string' },
};
const schema = { body: { type: 'object', required: Object.keys(properties), properties } };

interface Session {
  id: string;
  project_id: string;
  batch_id: string;
  institution_id: string;
  open: number;
  created_at: number;
}
interface Person {
  id: string;
  name: string;
  state: string;
}
const findSession = db.prepare('SELECT * FROM sessions WHERE code = ?');
const findPerson = db.prepare('SELECT id, name, state FROM persons WHERE openid = ?');
const addRecord = db.prepare(
  'INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
);

interface Waiting {
  row: (string | number)[];
  answer: (added: boolean) => void;
}
let waiting: Waiting[] = [];

/** Whether the record is new, told when it is on disk. */
function insert(row: Waiting['row']): Promise<boolean> {
  return new Promise((answer) => {
    waiting.push({ row, answer });
    if (waiting.length === 1) setImmediate(commitAll);
  });
}

function commitAll(): void {
  const group = waiting;
  waiting = [];
  const added = db.transaction(() => group.map(({ row }) => addRecord.run(...row).changes === 1))();
  group.forEach(({ answer }, index) => answer(added[index] ?? false));
}

function isGenuine({ code, second, mac }: PeerScan): boolean {
  const expected = createHmac('sha256', key).update(`${code}${second}`).digest();
  const given = Buffer.from(mac, 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const app = fastify();
app.post<{ Body: PeerScan }>('/check-in', { schema }, async ({ body }) => {
  const { openid, code, second, requestId } = body;
  if (!isGenuine(body)) return { ok: false };
  const session = findSession.get(code) as Session | undefined;
  const person = findPerson.get(openid) as Person | undefined;
  if (session?.open !== 1 || person?.state !== 'approved') return { ok: false };
  const recordId = `${session.id}:${person.id}:${second}`;
  const belonging = [session.id, session.project_id, session.batch_id, session.institution_id];
  const times = [session.created_at + second * 1000, Date.now()];
  const added = await insert([recordId, ...belonging, person.id, person.name, ...times, requestId, 'scan', 0, 1, 0]);
  return { ok: true, recordId, repeat: !added };
});

app.listen({ host: '127.0.0.1', port: 0 }).then(
  (address) => tellAddress(address, () => db.close()),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
