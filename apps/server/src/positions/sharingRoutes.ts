import {
  FinemeshError,
  osmAndPath,
  positionDeviceSchema,
  setSharingSchema,
  sharingViewSchema,
  type SharingView,
} from '@finemesh/contract';
import { createRoute, z } from '@hono/zod-openapi';
import { createApi, problemResponses, requireCaller, type Api, type AreaContext } from '../platform/index.ts';
import type { PositionsPlane } from './PositionsPlane.ts';
import type { SharingRegister } from './SharingRegister.ts';

/** The switch of a person's own position, and the identifier for an existing phone app. */
export function sharingRoutes({ config }: Pick<AreaContext, 'config'>, register: SharingRegister, plane: PositionsPlane): Api {
  const api = createApi();

  function view(accountId: string): SharingView {
    const sharer = register.sharer(accountId);
    return {
      sharing: sharer !== null,
      endsAt: sharer?.endsAt.toISOString() ?? null,
      precisionMeters: sharer === null ? config.volunteerPrecisionMeters : plane.precisionOf(sharer),
      watchers: plane.watchersOf(accountId),
    };
  }

  api.openapi(getSharing, async (c) => {
    const { accountId } = await requireCaller(c);
    return c.json(view(accountId), 200);
  });

  api.openapi(putSharing, async (c) => {
    const { accountId } = await requireCaller(c);
    if (c.req.valid('json').sharing) {
      if ((await register.start(accountId)) === null) throw new FinemeshError('notAllowed');
    } else {
      await register.stop(accountId);
      plane.forget(accountId);
    }
    return c.json(view(accountId), 200);
  });

  api.openapi(postDevice, async (c) => {
    const { accountId } = await requireCaller(c);
    if (!(await register.mayShare(accountId))) throw new FinemeshError('notAllowed');
    return c.json({ deviceId: await register.deviceOf(accountId), url: `${config.origins.workbench}${osmAndPath}` }, 200);
  });

  return api;
}

const sharingAnswer = {
  200: { description: 'The switch and who watches', content: { 'application/json': { schema: sharingViewSchema } } },
};

const getSharing = createRoute({
  method: 'get',
  path: '/positions/sharing',
  tags: ['positions'],
  summary: "Whether the caller's position is shared, how precisely, and who watches",
  responses: { ...sharingAnswer, ...problemResponses('notSignedIn') },
});

const putSharing = createRoute({
  method: 'put',
  path: '/positions/sharing',
  tags: ['positions'],
  summary: "Turns the sharing of the caller's position on or off; it ends by itself after four hours",
  request: { body: { content: { 'application/json': { schema: setSharingSchema } }, required: true } },
  responses: { ...sharingAnswer, ...problemResponses('invalidInput', 'notSignedIn', 'notAllowed') },
});

const postDevice = createRoute({
  method: 'post',
  path: '/positions/device',
  tags: ['positions'],
  summary: 'The identifier under which an existing phone app (OsmAnd protocol) sends for the caller; made once',
  request: { body: { content: { 'application/json': { schema: z.object({}) } }, required: false } },
  responses: {
    200: { description: 'Identifier and address', content: { 'application/json': { schema: positionDeviceSchema } } },
    ...problemResponses('notSignedIn', 'notAllowed'),
  },
});
