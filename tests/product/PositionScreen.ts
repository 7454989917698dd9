import { decodePositionFrame, livePath, type LiveClientEvents, type LiveServerEvents } from '@finemesh/contract';
import type { LngLat } from '@finemesh/geo';
import type { BuiltProduct } from '@finemesh/testkit/product';
import { io, type Socket } from 'socket.io-client';

/** The whole world from close by: every sharer is a dot. */
const everywhere = { bounds: [-180, -90, 180, 90], zoom: 16 } as const;

/** What a command centre's screen receives of positions, over the live socket and without a browser. */
export class PositionScreen {
  private readonly socket: Socket<LiveServerEvents, LiveClientEvents>;
  private readonly dots = new Map<number, LngLat>();
  /** The most dots that were shown at once. */
  most = 0;

  private constructor(socket: Socket<LiveServerEvents, LiveClientEvents>) {
    this.socket = socket;
    socket.on('positions.frame', (bytes) => this.apply(new Uint8Array(bytes)));
  }

  /** @param commander Cookie header of an account that may watch positions. */
  static async open(product: BuiltProduct, commander: string): Promise<PositionScreen> {
    const answer = await product.request('wall', '/api/tickets', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: commander },
      body: JSON.stringify({ purpose: 'live' }),
    });
    const { ticket } = (await answer.json()) as { ticket: string };
    const socket: Socket<LiveServerEvents, LiveClientEvents> = io(`http://127.0.0.1:${product.port}`, {
      path: livePath,
      transports: ['websocket'],
      auth: { ticket },
      reconnection: false,
    });
    const screen = new PositionScreen(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    const watching = await socket.emitWithAck('positions.watch', { bounds: [...everywhere.bounds], zoom: everywhere.zoom });
    if (!watching.ok) throw new Error(`the screen may not watch: ${watching.code}`);
    return screen;
  }

  /** Where the dots stand now, in the order of their slots. */
  get spots(): LngLat[] {
    return [...this.dots].sort(([one], [other]) => one - other).map(([, spot]) => spot);
  }

  /** Whether a dot stands within a frame's rounding (10⁻⁶ degrees) of the spot. */
  shows([lng, lat]: LngLat): boolean {
    return this.spots.some(([dotLng, dotLat]) => Math.abs(dotLng - lng) < 2e-6 && Math.abs(dotLat - lat) < 2e-6);
  }

  close(): void {
    this.socket.disconnect();
  }

  private apply(bytes: Uint8Array): void {
    const frame = decodePositionFrame(bytes);
    if (frame.full) this.dots.clear();
    if (frame.kind === 'cells') return;
    frame.slots.forEach((slot, i) => this.dots.set(slot, [frame.lng[i] ?? 0, frame.lat[i] ?? 0]));
    frame.removed.forEach((slot) => this.dots.delete(slot));
    this.most = Math.max(this.most, this.dots.size);
  }
}
