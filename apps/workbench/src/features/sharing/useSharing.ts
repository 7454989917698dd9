import { PositionSender, socketOrigin, useApiClient, type ApiClient, type PositionSenderOptions, type SenderState } from '@finemesh/client';
import type { SharingView, Watcher } from '@finemesh/contract';
import { computed, inject, onScopeDispose, ref, shallowRef, type InjectionKey } from 'vue';

export interface SharingOptions {
  readonly api?: Pick<ApiClient, 'getSharing' | 'setSharing' | 'requestTicket'>;
  /** The phone's own positions; what the browser offers by default. */
  readonly geolocation?: PositionSenderOptions['geolocation'];
  readonly createSender?: (options: PositionSenderOptions) => Pick<PositionSender, 'start' | 'stop'>;
  readonly now?: () => number;
}

/** How often the list of who watches is asked for while one shares, in milliseconds. */
const refreshMs = 15_000;

/**
 * Sharing one's position: off until its owner switches it on, off again by itself at the end that the server names. It lives in
 * the shell, so it goes on while one looks at a case, and ends with the tab.
 */
export function useSharing(options: SharingOptions = {}) {
  const api = options.api ?? useApiClient();
  const now = options.now ?? Date.now;
  const view = shallowRef<SharingView | null>(null);
  const failure = shallowRef<unknown>(null);
  const busy = ref(false);
  const senderState = ref<SenderState>('off');
  const lastSentAt = ref<number | null>(null);
  const createSender = options.createSender ?? ((senderOptions) => new PositionSender(senderOptions));
  const sender = createSender({
    ticket: async () => (await api.requestTicket({ body: { purpose: 'positions' } })).ticket,
    socketOrigin: socketOrigin(),
    geolocation: 'geolocation' in options ? options.geolocation : globalThis.navigator?.geolocation,
    onState: (state, sentAt) => {
      senderState.value = state;
      lastSentAt.value = sentAt;
    },
  });
  let timer: ReturnType<typeof setInterval> | undefined;

  const isOn = computed(() => view.value?.sharing === true);

  /** Asks what the server knows, and goes on sending where the switch was left on, as after a reload of the page. */
  async function open(): Promise<void> {
    try {
      take(await api.getSharing());
      failure.value = null;
    } catch (error) {
      failure.value = error;
    }
  }

  async function set(sharing: boolean): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    // Off is off at once on this phone, whatever the server answers.
    if (!sharing) sender.stop();
    try {
      take(await api.setSharing({ body: { sharing } }));
      failure.value = null;
    } catch (error) {
      failure.value = error;
    } finally {
      busy.value = false;
    }
  }

  function take(next: SharingView): void {
    const wasOn = isOn.value;
    view.value = next;
    if (next.sharing && !wasOn) {
      sender.start();
      timer = setInterval(refresh, refreshMs);
    }
    if (!next.sharing) end();
  }

  function refresh(): void {
    const endsAt = view.value?.endsAt ?? null;
    if (endsAt !== null && Date.parse(endsAt) <= now() && view.value !== null) {
      // Not a position more after the end, even where the server cannot be asked.
      take({ ...view.value, sharing: false });
    }
    void open();
  }

  function end(): void {
    clearInterval(timer);
    timer = undefined;
    // A refusal by the browser stays on the screen; switching off is no answer to it.
    if (senderState.value !== 'denied' && senderState.value !== 'unsupported') sender.stop();
  }

  /** Who watches, as the live feed sends it between two questions. */
  function takeWatchers(watchers: readonly Watcher[]): void {
    if (view.value !== null) view.value = { ...view.value, watchers: [...watchers] };
  }

  /** Tries the browser's permission again, after its person has changed it. */
  function retry(): void {
    sender.stop();
    sender.start();
  }

  onScopeDispose(() => {
    clearInterval(timer);
    sender.stop();
  });

  return { view, failure, busy, isOn, senderState, lastSentAt, open, set, retry, takeWatchers };
}

/** See {@link useSharing}. */
export type Sharing = ReturnType<typeof useSharing>;

/** Where the shell provides sharing to the pages. */
export const sharingKey: InjectionKey<Sharing> = Symbol('sharing');

/**
 * The sharing of the shell around the calling component.
 *
 * @throws Error outside the shell.
 */
export function useShellSharing(): Sharing {
  const sharing = inject(sharingKey);
  if (sharing === undefined) throw new Error('no shell provides sharing');
  return sharing;
}
