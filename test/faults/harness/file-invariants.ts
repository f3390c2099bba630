import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { pathOfFileId } from '../../../domain/kernel/kept-file';
import type { StoredFile } from '../../../server/data/documents';
import { filesOfActivity, filesOfProject, filesOfRound, type FileOwner } from '../../../server/data/kept-files';
import type { World } from './world';

/** Everything that names files, with the files that can be opened there. */
function owners(world: World): { owner: FileOwner; files: StoredFile[] }[] {
  const projects = world
    .documents('projects')
    .map((project) => ({ owner: filesOfProject(project), files: Object.values(project.documents) }));
  const rounds = world.documents('grantRounds').map((round) => ({ owner: filesOfRound(round), files: round.files }));
  const activities = world
    .documents('groupActivities')
    .map((activity) => ({ owner: filesOfActivity(activity), files: activity.files }));
  return [...projects, ...rounds, ...activities];
}

/**
 * Nothing that was acknowledged is lost, what is opened is what was handed in, and each kept file knows who names it (rules:
 * "Files").
 */
export function filesAreKept(world: World): void {
  const kept = new Map(world.documents('keptFiles').map((file) => [file._id, file]));
  const users = new Map<string, string[]>();
  for (const { owner, files } of owners(world)) {
    for (const digest of owner.digests) {
      users.set(digest, [...(users.get(digest) ?? []), owner.id]);
      if (!kept.has(digest)) world.violate(`${owner.id} names ${digest}, which is not kept`);
    }
    for (const { fileId, digest } of files) {
      const content = world.files.contents.get(pathOfFileId(fileId));
      const found = content && createHash('sha256').update(content).digest('hex');
      if (found !== digest) world.violate(`${owner.id} shows ${found ?? 'nothing'} and names ${digest}`);
    }
  }
  for (const { _id: digest, uses, unusedSince } of kept.values()) {
    const expected = (users.get(digest) ?? []).sort();
    if (!isDeepStrictEqual([...uses].sort(), expected))
      world.violate(`${digest} believes to be named by ${uses.join()}, and is by ${expected.join()}`);
    if ((unusedSince === null) !== uses.length > 0) world.violate(`${digest} is unused since ${unusedSince}`);
  }
}

/** After the sweep nothing lies in the storage but what is named. */
export function nothingIsLeft(world: World): void {
  const named = new Set(world.documents('keptFiles').map(({ fileId }) => pathOfFileId(fileId)));
  const handedIn = [...world.files.contents.keys()].filter((path) => /^(uploads|kept)\//.test(path));
  for (const path of handedIn) if (!named.has(path)) world.violate(`${path} was left behind`);
  for (const { _id, uses } of world.documents('keptFiles'))
    if (uses.length === 0) world.violate(`${_id} is kept, and nothing names it`);
  for (const { _id } of world.documents('uploadTickets')) world.violate(`the upload ${_id} was never swept`);
}
