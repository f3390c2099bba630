import { instantOf } from '../../../domain/kernel/time';
import { LocalClient } from '../../../local/client';
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

export function castOf(cloud: LocalCloud): Cast {
  const client = new LocalClient(cloud.baseUrl);
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
