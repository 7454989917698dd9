import { z } from 'zod';
import { caseChanges, type CaseChange } from '@finemesh/domain';
import { residentCaseSchema, staffCaseSchema, wallCaseSchema } from '../cases.ts';

/** What happened to a case, as the type of an event and of a message. */
export type CaseEventType = `case.${CaseChange}`;

const caseEventTypeSchema = z.templateLiteral(['case.', z.enum(caseChanges)]);

/**
 * A change of a case as one audience sees it: the case as it is at delivery, which may be newer than the event; `case.version`
 * decides. Or that the reader may not see the case any more: every copy of it goes.
 */
function caseMessages<Case extends z.ZodType>(caseSchema: Case) {
  return z.union([
    z.object({ type: caseEventTypeSchema, case: caseSchema }),
    z.object({ type: z.literal('case.gone'), id: z.uuid() }),
  ]);
}

/** Every topic that a screen can subscribe to, with what its messages say beside {@link LiveEnvelope}. */
export const liveTopics = {
  /** Cases as the wall shows them, where many look: no words, no names. */
  'cases.wall': caseMessages(wallCaseSchema),
  /** Cases as the team of their territory sees them. */
  'cases.team': caseMessages(staffCaseSchema),
  /** The one case of a tracking number, as the resident who reported it follows it. */
  'cases.followed': caseMessages(residentCaseSchema),
  /** The reader's own posts have changed: what it may see is another from here on, and every list has to be loaded again. */
  'posts.own': z.object({ type: z.literal('posts.changed') }),
} as const satisfies Readonly<Record<string, z.ZodType<{ readonly type: string }>>>;

export type LiveTopicName = keyof typeof liveTopics;

/** What every message says. */
export interface LiveEnvelope<Name extends LiveTopicName = LiveTopicName> {
  readonly topic: Name;
  /** Place in the order of commits of the event behind the message. */
  readonly sequence: number;
  /** When the event was written, ISO 8601 in UTC. */
  readonly at: string;
}

/** A message of the topic; of any topic by default. */
export type LiveMessage<Name extends LiveTopicName = LiveTopicName> = {
  [Each in Name]: LiveEnvelope<Each> & z.infer<(typeof liveTopics)[Each]>;
}[Name];

/** What a message of the topic says, without its envelope. */
export type LiveContent<Name extends LiveTopicName = LiveTopicName> = { [Each in Name]: z.infer<(typeof liveTopics)[Each]> }[Name];

export function isLiveTopicName(name: string): name is LiveTopicName {
  return Object.hasOwn(liveTopics, name);
}
