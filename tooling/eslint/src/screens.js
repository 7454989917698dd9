import accessibility from 'eslint-plugin-vuejs-accessibility';
import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';
import { filesOf } from './filesOf.js';

/** Properties and methods that turn text into markup. */
const markupSinks = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTML', 'setHTMLUnsafe', 'srcdoc'];
const sinkMessage = 'Text becomes markup here. Bind text, or build elements.';

/** Vue components: faults, accessibility, and no way in for markup that a resident typed. */
export const screens = [
  ...vue.configs['flat/recommended'],
  ...accessibility.configs['flat/recommended'],
  {
    name: 'finemesh/components',
    files: filesOf.components,
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.vue'] } },
    rules: {
      ...vue.configs['no-layout-rules'].rules,
      'vue/attributes-order': 'off',
      'vue/multi-word-component-names': 'off',
      // Types mark what is optional; a default of `undefined` beside them says nothing.
      'vue/require-default-prop': 'off',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      // The options API is not in the shared Vue module.
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-emits-declaration': ['error', 'type-based'],
      'vue/define-props-declaration': ['error', 'type-based'],
      'vue/no-ref-object-reactivity-loss': 'error',
      'vue/no-restricted-v-bind': ['error', { argument: `/^(${markupSinks.join('|')})$/`, message: sinkMessage }],
      'vue/no-unused-refs': 'error',
      'vue/no-useless-v-bind': 'error',
      'vue/no-v-html': 'error',
      // TypeScript knows the names; this rule does not know the types.
      'no-undef': 'off',
      // A label may hold its control or name it by id; either is announced.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
    },
  },
  {
    name: 'finemesh/no-markup-from-text',
    rules: {
      'no-restricted-properties': [
        'error',
        ...markupSinks.map((property) => ({ property, message: sinkMessage })),
        { object: 'document', property: 'write', message: sinkMessage },
        { object: 'document', property: 'writeln', message: sinkMessage },
      ],
      'no-script-url': 'error',
    },
  },
];
