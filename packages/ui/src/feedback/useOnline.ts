import { onScopeDispose, readonly, ref, type Ref } from 'vue';

/** Whether the device believes it has a network; it may be wrong about the internet behind it. Ends with the calling scope. */
export function useOnline(options: { window?: Window | undefined } = {}): Readonly<Ref<boolean>> {
  const page = options.window ?? window;
  const online = ref(page.navigator.onLine);
  const update = (): void => {
    online.value = page.navigator.onLine;
  };
  page.addEventListener('online', update);
  page.addEventListener('offline', update);
  onScopeDispose(() => {
    page.removeEventListener('online', update);
    page.removeEventListener('offline', update);
  });
  return readonly(online);
}
