import net from 'node:net';

/**
 * Preloaded into the Playground, which listens on every address and has no option for another: a stand-in for Teams that anyone
 * on the network could speak through. A port alone means that port on the loopback address here.
 */
const { listen } = net.Server.prototype;
net.Server.prototype.listen = function listenOnLoopback(this: net.Server, ...args: unknown[]) {
  const [port, second] = args;
  const loopback = typeof port === 'number' && typeof second !== 'string';
  return Reflect.apply(listen, this, loopback ? [{ port, host: '127.0.0.1' }, second] : args);
};
