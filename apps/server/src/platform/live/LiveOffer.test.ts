import { expect, it } from 'vitest';
import { gatherTopics } from './LiveOffer.ts';
import { createPostsTopic, createWallTopic } from './testing/index.ts';

it('gathers what the areas offer', () => {
  const offers = [{}, { topics: { 'posts.own': createPostsTopic() } }, { topics: { 'cases.wall': createWallTopic() } }];
  expect(Object.keys(gatherTopics(offers))).toEqual(['posts.own', 'cases.wall']);
});

it('does not start with two areas that offer the same topic', () => {
  const offer = { topics: { 'posts.own': createPostsTopic() } };
  expect(() => gatherTopics([offer, offer])).toThrow('posts.own');
});
