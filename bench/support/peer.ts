/**
 * The peer of `npm run bench -- checkin`: what somebody would write without a cloud. Fastify and libsql with plain columns;
 * a check-in reads the session and the person and inserts the record, with the same durability as the local cloud
 * (`journal_mode=WAL`, `synchronous=FULL`).
 * Arguments: database file, number of people. Tells one line, its address, and ends with its standard input.
 */
import fastify from 'fastify';
import Libsql from 'libsql';

const [file = '', people = '0'] = process.argv.slice(2);

const db = new Libsql(file);
db.pragma('journal_mode=WAL');
db.pragma('synchronous=FULL');
db.exec(`
  CREATE TABLE sessions (id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, open INTEGER NOT NULL, created_at INTEGER NOT NULL);
  CREATE TABLE persons (id TEXT PRIMARY KEY, openid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, state TEXT NOT NULL);
  CREATE TABLE records (
    id TEXT PRIMARY KEY, session_id TEXT NOT NULL, person_id TEXT NOT NULL, name TEXT NOT NULL,
    evidence_at INTEGER NOT NULL, received_at INTEGER NOT NULL, request_id TEXT NOT NULL
  );
  CREATE INDEX records_person ON records (person_id, evidence_at);
  CREATE INDEX records_session ON records (session_id, received_at);
`);
const addPerson = db.prepare('INSERT INTO persons VALUES (?, ?, ?, ?)');
db.transaction(() => {
  db.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?)').run('s1', 'ABCDEFGH', 1, Date.now());
  for (let index = 0; index < Number(people); index += 1)
    addPerson.run(`p${index}`, `o${index}`, `学员${index}`, 'approved');
})();

interface CheckIn {
  openid: string;
  code: string;
  second: number;
  requestId: string;
}
const properties = {
  openid: { type: 'string' },
  code: { type: 'string' },
  second: { type: 'integer' },
  requestId: { type: 'string' },
};
const schema = { body: { type: 'object', required: Object.keys(properties), properties } };

const findSession = db.prepare('SELECT id, open, created_at FROM sessions WHERE code = ?');
const findPerson = db.prepare('SELECT id, name, state FROM persons WHERE openid = ?');
const addRecord = db.prepare('INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING');

const app = fastify();
app.post<{ Body: CheckIn }>('/check-in', { schema }, ({ body }, reply) => {
  const { openid, code, second, requestId } = body;
  const session = findSession.get(code) as { id: string; open: number; created_at: number } | undefined;
  const person = findPerson.get(openid) as { id: string; name: string; state: string } | undefined;
  if (session?.open !== 1 || person?.state !== 'approved') return reply.send({ ok: false });
  const recordId = `${session.id}:${person.id}:${second}`;
  const evidenceAt = session.created_at + second * 1000;
  const added = addRecord.run(recordId, session.id, person.id, person.name, evidenceAt, Date.now(), requestId);
  return reply.send({ ok: true, recordId, repeat: added.changes === 0 });
});

app.listen({ host: '127.0.0.1', port: 0 }).then(
  (address) => {
    process.stdout.write(`${address}\n`);
    process.stdin
      .on('end', () => {
        db.close();
        process.exit();
      })
      .resume();
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
