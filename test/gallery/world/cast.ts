import { calls } from '../../../contract';
import { instantOf } from '../../../domain/kernel/time';
import { LocalClient, type As, type CallOutcome } from '../../../local/client';
import type { LocalCloud } from '../../../local/cloud';
import { Actor } from '../../../sample/actor';

/** Who acts in the gallery's world, and its clock. */
export interface Cast {
  cloud: LocalCloud;
  client: LocalClient;
  /** Somebody by the id of a WeChat user; null is nobody. */
  as: (id: string | null) => Actor;
  /** Of 长沙市XX医院, of 湘潭市XX医院, of the centre: all signed in. */
  administrator: Actor;
  neighbour: Actor;
  reviewer: Actor;
  /** Puts the clock to an instant in Shanghai: `at('2025-11-29', '08:20')`. */
  at: (day: string, time: string) => number;
}

/** Each command happens so much after the one before: what is shown in the order of time is always in the same one. */
const STEP_MS = 100;

/**
 * The clock of the world stands, and moves on with each command alone: a slow machine has the same times in its pictures as a fast one.
 * With a clock that runs, some of them were a minute later where it took long to make the world.
 */
class SteppingClient extends LocalClient {
  constructor(private readonly cloud: LocalCloud) {
    super(cloud.baseUrl);
  }

  override call(as: As, name: string, data: object): Promise<CallOutcome> {
    const isCommand =
      'call' in data && Object.values(calls).some((each) => each.name === data.call && each.kind === 'command');
    if (isCommand) this.cloud.clock.moveTo(this.cloud.clock.now() + STEP_MS);
    return super.call(as, name, data);
  }
}

export function castOf(cloud: LocalCloud): Cast {
  cloud.clock.stand();
  const client = new SteppingClient(cloud);
  const as = (id: string | null): Actor => new Actor(client, id);
  return {
    cloud,
    client,
    as,
    administrator: as('li-jianhua'),
    neighbour: as('wang-fang'),
    reviewer: as('he-jing'),
    at(day, time) {
      const instant = instantOf(day, `${time}:00`);
      cloud.clock.moveTo(instant);
      return instant;
    },
  };
}
