import { positionDeviceSchema, setSharingSchema, sharingViewSchema } from '../positions.ts';
import { defineRoutes, json } from './defineRoutes.ts';
import { paths } from './paths.ts';

export const sharingRoutes = defineRoutes('positions', paths.sharing, {
  getSharing: {
    summary: "Whether the caller's position is shared, how precisely, and who watches",
    security: 'session',
    answer: json(sharingViewSchema, 'The switch and who watches'),
  },
  setSharing: {
    summary: "Turns the sharing of the caller's position on or off; it ends by itself after four hours",
    security: 'session',
    body: setSharingSchema,
    answer: json(sharingViewSchema, 'The switch and who watches'),
    errors: ['notAllowed'],
  },
  requestDevice: {
    summary: 'The identifier under which an existing phone app (OsmAnd protocol) sends for the caller; made once',
    security: 'session',
    answer: json(positionDeviceSchema, 'Identifier and address'),
    errors: ['notAllowed'],
  },
});
