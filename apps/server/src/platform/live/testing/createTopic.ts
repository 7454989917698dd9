import type { LiveTopic } from '../LiveTopic.ts';

/** A topic of events of the type `post`, which everybody may follow unless said otherwise. */
export function createPostsTopic(parts: Partial<LiveTopic<'posts.own'>> = {}): LiveTopic<'posts.own'> {
  return {
    admits: () => true,
    wakes: () => (event) => event.type === 'post',
    present: async (events) =>
      events.map(({ sequence, at }) => ({ topic: 'posts.own', type: 'posts.changed', sequence, at: at.toISOString() })),
    ...parts,
  };
}

/** A topic of events of the type `case`, which everybody may follow unless said otherwise. */
export function createWallTopic(parts: Partial<LiveTopic<'cases.wall'>> = {}): LiveTopic<'cases.wall'> {
  return {
    admits: () => true,
    wakes: () => (event) => event.type === 'case',
    present: async (events) =>
      events.map(({ sequence, at }) => ({ topic: 'cases.wall', type: 'case.gone', id: `case ${sequence}`, sequence, at: at.toISOString() })),
    ...parts,
  };
}
