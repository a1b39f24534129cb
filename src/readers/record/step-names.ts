import { codeOf, type StepWord } from './step-words.js';

const CONTROL: readonly [RegExp, string][] = [
  [/cccv|ccv|恒流恒压/, 'CCCV'],
  [/cpcv/, 'CPCV'],
  [/crcv/, 'CRCV'],
  [/\bcc|cc\b|恒流|galvano/, 'CC'],
  [/\bcv|cv\b|恒压|potentio/, 'CV'],
  [/\bcp|cp\b|恒功率/, 'CP'],
  [/\bcr|cr\b|恒阻/, 'CR']
];

/** The code for what a cycler calls a step, in English or Chinese: `CC DChg`, `discharge CC`, `恒流充电`, `R`. */
export function stepCodeOf(name: string): number {
  const text = name.trim().toLowerCase();
  if (/rest|idle|ocv|静置|搁置|^[rs]$/.test(text)) return codeOf('rest');
  if (/pause|暂停|^p$/.test(text)) return codeOf('pause');
  if (/impedance|\beis\b|peis|geis|acr|^ir$/.test(text)) return codeOf('impedance');
  if (/pulse|脉冲/.test(text)) return codeOf('pulse');
  const direction = /dch|disch|放电|^d$|^dc$/.test(text)
    ? 'discharge'
    : /chg|charge|充电|^c$/.test(text)
      ? 'charge'
      : undefined;
  if (!direction) return codeOf('other');
  const control = CONTROL.find(([pattern]) => pattern.test(text))?.[1];
  return codeOf((control ? `${control} ${direction}` : direction) as StepWord);
}
