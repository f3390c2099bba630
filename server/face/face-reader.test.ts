import { readFileSync } from 'node:fs';
import { compareFaces, DEFAULT_FACE_LIMITS } from '../../domain/attendance/face';
import { facePhoto, type FacePhoto } from '../../test/support/face-photos';
import { openFaceReader } from './face-reader';

const reader = openFaceReader();
const seen = (photo: FacePhoto) => reader.see(facePhoto(photo));
async function descriptorOf(photo: FacePhoto): Promise<number[]> {
  const found = await seen(photo);
  if (found.kind === 'unfit') throw new Error(`${photo} is ${found.fault}`);
  return found.descriptor;
}

describe('real photographs of people', () => {
  it('finds the same person in two places and two lights', async () => {
    const [enrolled, selfie] = [await descriptorOf('anna'), await descriptorOf('annaElsewhere')];
    expect(compareFaces(enrolled, selfie, DEFAULT_FACE_LIMITS)).toBe('same');
  });

  it('leaves to a person what it is not sure of: the same one in sunglasses', async () => {
    const [enrolled, selfie] = [await descriptorOf('anna'), await descriptorOf('annaInSunglasses')];
    expect(compareFaces(enrolled, selfie, DEFAULT_FACE_LIMITS)).toBe('grey');
  });

  it('takes nobody for somebody else', async () => {
    const people = ['anna', 'bella', 'carla', 'dora', 'emma'] as const;
    const descriptors = await Promise.all(people.map(descriptorOf));
    for (const [index, one] of descriptors.entries())
      for (const other of descriptors.slice(index + 1))
        expect(compareFaces(one, other, DEFAULT_FACE_LIMITS)).not.toBe('same');
  });

  it.each([
    ['blurred', 'blurred'],
    ['aslant', 'tilted'],
    ['dark', 'tooDark'],
    ['bright', 'tooBright'],
    ['two', 'severalFaces'],
    ['nobody', 'noFace'],
  ] as const)('says why it cannot use one that is %s', async (photo, fault) => {
    expect(await seen(photo)).toEqual({ kind: 'unfit', fault });
  });

  it('turns a photograph as the camera notes it, and matches it all the same', async () => {
    const [plain, noted] = [await descriptorOf('anna'), await descriptorOf('annaTurnedByNote')];
    expect(compareFaces(plain, noted, DEFAULT_FACE_LIMITS)).toBe('same');
  });

  it('keeps a small picture without the camera’s notes', async () => {
    const found = await seen('annaTurnedByNote');
    if (found.kind === 'unfit') throw new Error(found.fault);
    expect(found.picture.length).toBeLessThan(40_000);
    expect(found.picture.includes('Exif')).toBe(false);
  });
});

it('takes what is no JPEG for what it is', async () => {
  expect(await reader.see(Buffer.from('<html>'))).toEqual({ kind: 'unfit', fault: 'unreadable' });
  expect(await reader.see(readFileSync(__filename))).toEqual({ kind: 'unfit', fault: 'unreadable' });
});
