import { FinemeshError, osmAndPath, routes, type SharingView } from '@finemesh/contract';
import { mountRoutes, requireCaller, type AreaContext, type MountedRoutes } from '../platform/index.ts';
import type { PositionsPlane } from './PositionsPlane.ts';
import type { SharingRegister } from './SharingRegister.ts';

/** The switch of a person's own position, and the identifier for an existing phone app. */
export function sharingRoutes({ config }: Pick<AreaContext, 'config'>, register: SharingRegister, plane: PositionsPlane): MountedRoutes {
  function view(accountId: string): SharingView {
    const sharer = register.sharer(accountId);
    return {
      sharing: sharer !== null,
      endsAt: sharer?.endsAt.toISOString() ?? null,
      precisionMeters: sharer === null ? config.volunteerPrecisionMeters : plane.precisionOf(sharer),
      watchers: plane.watchersOf(accountId),
    };
  }

  return mountRoutes(routes.sharing, {
    async getSharing(_, c) {
      const { accountId } = await requireCaller(c);
      return view(accountId);
    },

    async setSharing({ body }, c) {
      const { accountId, sessionId } = await requireCaller(c);
      if (body.sharing) {
        if ((await register.start(accountId, sessionId)) === null) throw new FinemeshError('notAllowed');
      } else {
        await register.stop(accountId);
        plane.forget(accountId);
      }
      return view(accountId);
    },

    async requestDevice(_, c) {
      const { accountId } = await requireCaller(c);
      if (!(await register.mayShare(accountId))) throw new FinemeshError('notAllowed');
      return { deviceId: await register.deviceOf(accountId), url: `${config.origins.workbench}${osmAndPath}` };
    },
  });
}
