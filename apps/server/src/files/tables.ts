import { index, integer, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Photos that were taken in. The images are files of the data folder, named by the id. */
export const photoTable = pgTable(
  'photo',
  {
    id: uuid('id').primaryKey(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    /** Account that sent it, and the only one that may attach it; null for a resident, whose proof is the id itself. */
    uploadedBy: uuid('uploaded_by'),
    uploadedAt: timestamp('uploaded_at', { withTimezone: true }).notNull(),
    /** When something took it over; a photo that nothing takes over is removed after an hour. */
    attachedAt: timestamp('attached_at', { withTimezone: true }),
  },
  (table) => [index('photo_uploaded_index').on(table.uploadedAt)],
);
