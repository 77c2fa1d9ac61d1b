/** `offsetMs`: by how much the clock is ahead. `scale`: how fast it goes; 0 stands still. */
export type ClockSetting = { offsetMs?: number | undefined; scale?: number | undefined };

export type ConnectorClock = {
  /** Epoch milliseconds, with fractions. Never goes back. */
  now(): number;
  /** Throws a RangeError for a time before now. */
  set(setting: ClockSetting): void;
  advance(ms: number): void;
};

/** The clock that windows and records go by: this machine's monotonic one, which jumps and stretches as a test says. */
export const createConnectorClock = (): ConnectorClock => {
  const real = () => performance.timeOrigin + performance.now();
  let from = real();
  let shown = from;
  let offset = 0;
  let scale = 1;

  const now = () => shown + (real() - from) * scale;
  const advance = (ms: number) => {
    if (!(ms >= 0)) throw new RangeError("The connector's clock only goes forward.");
    shown = now() + ms;
    from = real();
    offset += ms;
  };
  return {
    now,
    advance,
    set: (setting) => {
      if (setting.scale !== undefined && !(setting.scale >= 0)) throw new RangeError('A clock goes at 0 or faster.');
      advance((setting.offsetMs ?? offset) - offset);
      scale = setting.scale ?? scale;
    },
  };
};
