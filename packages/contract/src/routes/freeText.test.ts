import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { everyRoute } from './index.ts';

/** Identity card numbers of both lengths: the example of GB 11643-1999, and the same person by the older rule. */
const identityNumbers = ['11010519491231002X', '请核对 110105 19491231 002x 谢谢', '110105491231002'];
/** What a field for words accepts. */
const words = '灯不亮 dark';

/** Fields that accept words and keep none, by route. */
const neverKept: Readonly<Record<string, string>> = {
  'signIn username': 'compared with the names of accounts, and forgotten',
  'signIn password': 'compared with a hash, and forgotten',
};

type Step = string | number;
interface Field {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly path: readonly Step[];
}

/** JSON Schema, as far as bodies use it. */
interface Form {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Form>>;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Form>>;
  readonly items?: Form;
  readonly prefixItems?: readonly Form[];
  readonly anyOf?: readonly Form[];
  readonly oneOf?: readonly Form[];
  readonly allOf?: readonly Form[];
  readonly additionalProperties?: Form | boolean;
}

/** Every place of the form at which a text may stand. @param named the forms that others refer to */
function textPaths(form: Form, named = form.$defs ?? {}): Step[][] {
  if (form.type === 'string') return [[]];
  const under = (step: Step, part: Form): Step[][] => textPaths(part, named).map((path) => [step, ...path]);
  const referred = form.$ref === undefined ? [] : [named[form.$ref.replace('#/$defs/', '')] ?? {}];
  return [
    ...Object.entries(form.properties ?? {}).flatMap(([name, part]) => under(name, part)),
    ...(typeof form.additionalProperties === 'object' ? under('any', form.additionalProperties) : []),
    ...(form.items === undefined ? [] : under(0, form.items)),
    ...(form.prefixItems ?? []).flatMap((part, i) => under(i, part)),
    ...[...referred, ...(form.anyOf ?? []), ...(form.oneOf ?? []), ...(form.allOf ?? [])].flatMap((part) => textPaths(part, named)),
  ];
}

/** A body that holds the text at the path and nothing else. */
function bodyWith(path: readonly Step[], text: string): unknown {
  return path.reduceRight<unknown>((inner, step) => (typeof step === 'number' ? [...Array<unknown>(step), inner] : { [step]: inner }), text);
}

/** The codes with which the text is refused at the path. */
function refusalsAt({ schema, path }: Field, text: string): unknown[] {
  const issues = schema.safeParse(bodyWith(path, text)).error?.issues ?? [];
  return issues.filter((issue) => issue.path.join('.') === path.join('.')).map((issue) => (issue.code === 'custom' ? issue.params?.['code'] : undefined) ?? issue.code);
}

const fields = everyRoute.flatMap(({ operationId, body, foreign }): Field[] => {
  // Readings of phone apps are numbers in another protocol's form; nothing of their text is kept.
  if (body === undefined || 'media' in body || foreign === true) return [];
  const paths = textPaths(z.toJSONSchema(body, { io: 'input', reused: 'inline', unrepresentable: 'any' }) as Form);
  return paths.map((path) => ({ name: `${operationId} ${path.join('.')}`, schema: body, path }));
});
const freeTexts = fields.filter((field) => refusalsAt(field, words).length === 0);

describe('RF1 an identity card number is refused', () => {
  it.each(freeTexts.filter(({ name }) => !(name in neverKept)))('in $name, which is named', (field) => {
    for (const number of identityNumbers) expect(refusalsAt(field, number)).toEqual(['identityNumber']);
  });

  it('in every field in which somebody writes', () => {
    const names = freeTexts.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['reportCase words', 'handOverCase words', 'noteCase words', 'resolveCase words', 'reopenCase words', 'publishDivision note', 'publishDivision nodes.0.name.zh']));
    expect(names).toEqual(expect.arrayContaining(Object.keys(neverKept)));
  });
});
