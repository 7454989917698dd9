import type { ReportCase } from '@finemesh/contract';
import { flushPromises } from '@vue/test-utils';
import { expect, it } from 'vitest';
import { defineComponent, h } from 'vue';
import type { ReportPlace } from '../features/report/useReport.ts';
import { createResidentCase } from '../testing/createResidentCase.ts';
import { openOnPortal } from '../testing/openOnPortal.ts';
import ReportPage from './ReportPage.vue';

/** A place that is chosen with one tap. */
const PlacePicker = defineComponent({
  emits: ['update:modelValue'],
  setup: (_props, { emit }) => () => h('button', { type: 'button', 'data-testid': 'place', onClick: () => emit('update:modelValue', { point: [118.7, 32], name: null } satisfies ReportPlace) }),
});

it('sends no identity card number, says so beside the words, and keeps all that was written', async () => {
  const reports: ReportCase[] = [];
  const { screen } = await openOnPortal(ReportPage, {
    at: '/report/FA01',
    props: { categoryCode: 'FA01' },
    stubs: { PlacePicker },
    api: {
      reportCase: async ({ body }) => {
        reports.push(body);
        return { case: createResidentCase(), cursor: 1 };
      },
    },
  });
  await screen.find('[data-testid=place]').trigger('click');
  const words = screen.find('textarea');
  await words.setValue('灯不亮，我是 110105 19491231 002X');
  await screen.find('form').trigger('submit');
  await flushPromises();
  expect(reports).toEqual([]);
  expect(screen.text()).toContain('里面有身份证号码');
  expect(words.element.value).toBe('灯不亮，我是 110105 19491231 002X');
  await words.setValue('灯不亮');
  await screen.find('form').trigger('submit');
  await flushPromises();
  expect(reports.map((report) => report.words)).toEqual(['灯不亮']);
});
