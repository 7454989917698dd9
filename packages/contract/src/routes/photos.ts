import { uploadedPhotoSchema } from '../cases.ts';
import { photoTypes } from '../photoTypes.ts';
import { bytesBody, defineRoutes, json } from './defineRoutes.ts';
import { paths } from './paths.ts';

export const photoRoutes = defineRoutes('files', paths.photos, {
  uploadPhoto: {
    summary: 'Send a photo, to be named in a report or a resolution within an hour',
    security: 'optionalSession',
    body: bytesBody(...photoTypes.map(({ type }) => type)),
    answer: json(uploadedPhotoSchema, 'Its id', 201),
    errors: ['tooManyRequests'],
  },
});
