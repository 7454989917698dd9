import { expect, it } from 'vitest';
import { errorTexts } from './errorTexts.ts';
import { photoTypes } from './photoTypes.ts';

it.each(photoTypes)('names $name in the text for files that are not accepted, in both languages', ({ name }) => {
  expect(errorTexts.unsupportedMedia.zh).toContain(name);
  expect(errorTexts.unsupportedMedia.en).toContain(name);
});
