import { onScopeDispose, shallowRef, watch, type Ref } from 'vue';

/** A file with a URL an `<img>` can show. */
export interface Preview {
  file: File;
  url: string;
}

/** Preview URLs of files. Each is revoked when its file goes or the calling scope ends, else the picture stays in memory. */
export function usePreviews(files: () => readonly File[]): Readonly<Ref<readonly Preview[]>> {
  const previews = shallowRef<readonly Preview[]>([]);
  watch(
    files,
    (now) => {
      const before = previews.value;
      previews.value = now.map(
        (file) => before.find((preview) => preview.file === file) ?? { file, url: URL.createObjectURL(file) },
      );
      for (const gone of before.filter((preview) => !now.includes(preview.file))) URL.revokeObjectURL(gone.url);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    for (const preview of previews.value) URL.revokeObjectURL(preview.url);
  });
  return previews;
}
