/**
 * Runs inside the copy, with the places to ask as arguments. Prints, by place, whether the product there has the planted member though nobody has written it there.
 * A module that does not even load with the plant knows nothing.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a planted copy has other types than this file is checked with
type Module = any;

const load = (file: string): Promise<Module> => import(pathToFileURL(join(process.cwd(), file)).href);

const domain = 'packages/domain/src/index.ts';

const places: Record<string, () => Promise<boolean>> = {
  'the right to give the command': async () => (await load(domain)).actions.includes('case.plantCommand'),
  'the event that it leaves': async () => (await load(domain)).caseChanges.includes('plantChange'),
  'the route that takes it': async () =>
    (await load('packages/contract/src/routes/paths.ts')).paths.staffCommands.plantCommandCase.path === '/api/cases/{id}/plant-command',
  'the function of the client': async () =>
    typeof (await load('packages/client/src/createApiClient.ts')).createApiClient(() => undefined).plantCommandCase === 'function',
  'the description of the API': async () => {
    const { routes } = await load('packages/contract/src/routes/index.ts');
    return routes.posts.getSprout?.path === '/api/sprout';
  },
  'the function of the client for the route': async () =>
    typeof (await load('packages/client/src/createApiClient.ts')).createApiClient(() => undefined).getSprout === 'function',
  'its form on the workbench': async () =>
    (await load('apps/workbench/src/features/case/commandForms.ts')).askedBy('plantCommand').words.required,
  'the states that a case can be sent in': async () =>
    (await load('packages/contract/src/cases.ts')).staffCaseSchema.shape.state.safeParse('plantState').success,
  'the open states of lists and counts': async () => (await load(domain)).openCaseStates.has('plantState'),
  'the index of the database over open cases': async () => {
    const { getTableConfig } = await load('apps/server/node_modules/drizzle-orm/pg-core/index.js');
    const { indexes } = getTableConfig((await load('apps/server/src/cases/tables.ts')).caseTable);
    return indexes.some(({ config }: Module) => JSON.stringify(config.where?.queryChunks ?? '').includes('plantState'));
  },
  'the posts that an administrator gives': async () =>
    (await load('packages/contract/src/people.ts')).appointPostSchema.shape.role.safeParse('plantRole').success,
  'the columns of the sheet': async () => {
    const { sheetColumns } = await load('apps/roster-sheet/src/model/rows/SheetColumn.ts');
    const columns: { key: string; readOnly: unknown }[] = sheetColumns([{ facet: 'dwelling', writableColumns: ['plantColumn'] }]);
    return columns.some(({ key, readOnly }) => key === 'plantColumn' && readOnly === null);
  },
  'the columns that a micro-gridder may write': async () => {
    const { writableColumns } = await load('packages/domain/src/rights/writableColumns.ts');
    const post = { id: 'p', accountId: 'a', role: 'microGridder', territoryPath: 'a.b', from: new Date(0), until: null };
    const actor = { accountId: 'a', posts: [post], tracks: null, at: new Date() };
    return writableColumns(actor, { facet: 'dwelling', building: 'a.b' }).includes('plantColumn');
  },
  'the columns that a ticket may open': async () =>
    (await load('packages/contract/src/rosters.ts')).rosterTicketsSchema.shape.facets.element.shape.writableColumns.element.safeParse('plantColumn').success,
  'the topics that a page may ask for': async () => (await load('packages/contract/src/live/liveTopics.ts')).isLiveTopicName('plant.topic'),
  'the close codes of sockets': async () => (await load('packages/contract/src/errors.ts')).errorOfClose(4409, 'plantError') === 'plantError',
  'the answers of HTTP': async () => {
    const { FinemeshError, toProblem } = await load('packages/contract/src/errors.ts');
    return toProblem(new FinemeshError('plantError')).status === 409;
  },
};

const known: Record<string, boolean> = {};
for (const place of process.argv.slice(2)) {
  known[place] = await Promise.resolve(places[place]?.() ?? false).catch((error: unknown) => {
    console.error(`${place}: ${String(error)}`);
    return false;
  });
}
process.stdout.write(JSON.stringify(known));
