import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** What each folder of src may import of the others: data flows one way (CONTRIBUTING.md has the map). */
const layers = {
  arrow: [],
  settings: ['arrow'],
  numeric: ['arrow'],
  readers: ['arrow'],
  impedance: ['numeric', 'arrow', 'settings', 'runner/definition'],
  composition: ['numeric', 'arrow', 'settings', 'runner/definition'],
  cycling: ['composition', 'numeric', 'arrow', 'settings', 'runner/definition'],
  xps: ['composition', 'numeric', 'arrow', 'settings', 'runner/definition'],
  runner: [
    'arrow',
    'settings',
    'readers',
    'composition',
    'impedance',
    'cycling',
    'xps',
    'widgets/(registry|result|seed|pictures|unique-ids|export/text-table)'
  ],
  widgets: ['impedance', 'composition', 'cycling', 'xps', 'numeric', 'arrow', 'settings', 'runner'],
  lab: ['widgets', 'impedance', 'readers', 'arrow', 'settings', 'runner', 'index']
};

const jupyter = {
  regex: '^(@jupyterlab|@lumino|@jupyter|yjs)(/|$)',
  message: 'Only src/lab knows Jupyter.'
};

const layerRules = Object.entries(layers).map(([folder, allowed]) => {
  const inside = allowed.map(name => `${name}(/|\\.js$)`).join('|');
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...(folder === 'lab' ? [] : [jupyter]),
            {
              // up out of the folder, and down into one that is not below it
              regex: `^(\\.\\./)+(?!\\.)(?!${folder}/)${inside ? `(?!${inside})` : ''}(arrow|settings|numeric|readers|impedance|composition|cycling|xps|runner|widgets|lab|index)(/|\\.js$)`,
              message: `src/${folder} may import only ${allowed.join(', ') || 'nothing of src'}.`
            }
          ]
        }
      ]
    }
  };
});

export default tseslint.config(
  {
    ignores: [
      'lib',
      'node_modules',
      '.venv',
      'bench/.venv',
      'argyrodite',
      'ui-tests/results',
      'ui-tests/work',
      'examples',
      'src/runner/worker-source.ts'
    ]
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-eval': 'error',
      'no-new-func': 'error'
    }
  },
  ...layerRules
);
