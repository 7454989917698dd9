import { onScopeDispose, watch, type Ref } from 'vue';

/**
 * Listens to each document while it is open and the calling scope lives.
 *
 * @param listen begins to listen to one document, and answers with how that ends
 * @param onOpened called at once, and whenever other documents are open, once they are listened to
 */
export function watchDocuments<OpenDocument>(
  documents: Readonly<Ref<readonly OpenDocument[]>>,
  listen: (document: OpenDocument) => () => void,
  onOpened: () => void,
): void {
  let ends: (() => void)[] = [];

  function stop(): void {
    ends.forEach((end) => end());
    ends = [];
  }

  watch(
    documents,
    (open) => {
      stop();
      ends = open.map(listen);
      onOpened();
    },
    // At once: what is written in the same tick as a document opens must not be missed.
    { immediate: true, flush: 'sync' },
  );
  onScopeDispose(stop);
}
