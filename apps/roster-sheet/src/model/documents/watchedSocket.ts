import { rosterFrameTypes } from '@finemesh/roster';

/**
 * A WebSocket class that reports the kind of each sync message as it leaves. The stock provider sends from several places and
 * says so nowhere, and the sheet has to count exactly what the server acknowledges.
 */
export function watchedSocket(onSyncMessage: (kind: number) => void, base: typeof WebSocket = WebSocket): typeof WebSocket {
  return class extends base {
    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBufferLike>): void {
      super.send(data as ArrayBufferView<ArrayBuffer>);
      // Both numbers are varints below 128, so one byte each.
      if (data instanceof Uint8Array && data[0] === rosterFrameTypes.sync && data[1] !== undefined) onSyncMessage(data[1]);
    }
  };
}
