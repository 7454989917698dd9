import { expect, it } from 'vitest';
import { redactPersonalText, redactionMark } from './redactPersonalText.ts';

it.each([
  ['请打13812345678找我', '13812345678'],
  ['电话 138 1234 5678', '138 1234 5678'],
  ['座机025-86001234', '86001234'],
  ['身份证320105196801011234', '320105196801011234'],
  ['9栋2单元602室漏水', '602室'],
  ['１３８１２３４５６７８', '138'],
  ['１３８１２３４５６７８', '１３８'],
  ['打一三八一二三四五六七八', '一三八'],
  ['138.1234.5678', '138.1234.5678'],
  ['在302#', '302'],
  ['leak in Flat 602', '602'],
])('blacks out what points at a person or a flat in %j', (text, secret) => {
  const redacted = redactPersonalText(text);
  expect(redacted).not.toContain(secret);
  expect(redacted).toContain(redactionMark);
});

it('leaves plain words, dates and building numbers readable', () => {
  const text = '9栋门口垃圾堆了3天，11月24日还没人来';
  expect(redactPersonalText(text)).toBe(text);
});
