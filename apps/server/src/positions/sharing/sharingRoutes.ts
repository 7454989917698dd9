import { FinemeshError, osmAndPath, routes, type SharingView } from '@finemesh/contract';
import type { AccountId } from '@finemesh/domain';
import { mountRoutes, requireCaller, type Config, type MountedRoutes } from '../../platform/index.ts';
import type { PositionsPlane } from '../plane/PositionsPlane.ts';
import type { PositionScreens } from '../screens/PositionScreens.ts';
import type { DeviceRegister } from './DeviceRegister.ts';
import type { SharingRegister } from './SharingRegister.ts';

export interface SharingRoutesParts {
  readonly config: Config;
  readonly register: SharingRegister;
  readonly devices: DeviceRegister;
  readonly plane: PositionsPlane;
  readonly screens: PositionScreens;
}

/** The switch of a person's own position, and the identifier for an existing phone app. */
export function sharingRoutes({ config, register, devices, plane, screens }: SharingRoutesParts): MountedRoutes {
  function view(accountId: AccountId): SharingView {
    const sharer = register.sharer(accountId);
    return {
      sharing: sharer !== null,
      endsAt: sharer?.endsAt.toISOString() ?? null,
      precisionMeters: sharer === null ? config.volunteerPrecisionMeters : plane.precisionMetersOf(sharer),
      watchers: screens.watchersOf(accountId),
    };
  }

  return mountRoutes(routes.sharing, {
    async getSharing(_, c) {
      const { accountId } = await requireCaller(c);
      return view(accountId);
    },

    async setSharing({ body }, c) {
      const { accountId, sessionId } = await requireCaller(c);
      if (!body.sharing) await register.stop(accountId);
      else if ((await register.start(accountId, sessionId)) === null) throw new FinemeshError('notAllowed');
      return view(accountId);
    },

    async requestDevice(_, c) {
      const { accountId } = await requireCaller(c);
      if (!(await register.mayShare(accountId))) throw new FinemeshError('notAllowed');
      return { deviceId: await devices.deviceOf(accountId), url: `${config.origins.workbench}${osmAndPath}` };
    },
  });
}
