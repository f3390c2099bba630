import { timeOf } from '../clock';

/**
 * Makes `Date` of this thread follow the local clock. Only "now" changes: every other use of Date, its prototype and
 * `instanceof` stay what they are.
 */
export function installVirtualDate(shared: SharedArrayBuffer): void {
  const time = new BigInt64Array(shared);
  const RealDate = Date;
  const now = (): number => timeOf(time, RealDate.now());

  const VirtualDate = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, args: unknown[], newTarget): object => {
      const instance: unknown = Reflect.construct(
        target,
        args.length === 0 ? [now()] : args,
        newTarget === VirtualDate ? RealDate : newTarget,
      );
      return instance as Date;
    },
    get: (target, property): unknown => (property === 'now' ? now : Reflect.get(target, property)),
  });
  RealDate.prototype.constructor = VirtualDate;
  globalThis.Date = VirtualDate;
}
