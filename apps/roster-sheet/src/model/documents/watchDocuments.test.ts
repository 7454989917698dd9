import { expect, it } from 'vitest';
import { effectScope, shallowRef } from 'vue';
import { watchDocuments } from './watchDocuments.ts';

it('listens to the open documents alone, from the moment they open until the scope ends', () => {
  const documents = shallowRef<readonly string[]>(['dwelling']);
  const listened = new Set<string>();
  const opened: string[][] = [];
  const listen = (name: string) => {
    listened.add(name);
    return () => void listened.delete(name);
  };
  const scope = effectScope();
  scope.run(() => watchDocuments(documents, listen, () => opened.push([...listened])));
  expect(opened).toEqual([['dwelling']]);
  documents.value = ['contact', 'care'];
  expect(opened[1]).toEqual(['contact', 'care']);
  scope.stop();
  expect([...listened]).toEqual([]);
});
