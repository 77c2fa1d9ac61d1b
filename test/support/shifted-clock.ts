/**
 * Preloaded into a bot of a test, whose clock it shifts by CLOCK_OFFSET_MS milliseconds; the product has no switch for that.
 * Timers run as ever, so that an hour that is about to strike does strike.
 */
const offset = Number(process.env['CLOCK_OFFSET_MS'] ?? 0);
if (!Number.isSafeInteger(offset)) throw new Error('CLOCK_OFFSET_MS must be a whole number of milliseconds.');

const RealDate = Date;
const realNow = Date.now;
const now = (): number => realNow() + offset;

const ShiftedDate = new Proxy(RealDate, {
  construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  apply: () => new RealDate(now()).toString(),
});
RealDate.now = now;
RealDate.prototype.constructor = ShiftedDate;
globalThis.Date = ShiftedDate;

export {};
