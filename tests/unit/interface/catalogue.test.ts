import { describe, expect, it } from 'vitest';
import { de } from '../../../shared/i18n/de/catalogue.ts';
import { en } from '../../../shared/i18n/en/catalogue.ts';
import {
  catalogue,
  describeDraftReason,
  describeFailure,
  languages,
  firstLanguage,
  translate,
  type TextKey,
  type Translate,
} from '../../../shared/i18n/catalogue.ts';
import { errorCodes, Failure } from '../../../shared/rpc/contract.ts';
import { accessReasons, refusals } from '../../../shared/sync/messages.ts';
import { stages } from '../../../shared/domain/chapter-stage.ts';

type Area = Readonly<Record<string, string>>;
const german: Readonly<Record<string, Area>> = de;
const english: Readonly<Record<string, Area>> = en;
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
const t: Translate = (key, values) => translate('de', key, values);

describe('the catalogue', () => {
  it('UI3 English has exactly the texts that German has, none empty, with the same placeholders', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(german).sort());
    for (const [area, texts] of Object.entries(german)) {
      expect(Object.keys(english[area] ?? {}).sort(), area).toEqual(Object.keys(texts).sort());
      for (const [name, text] of Object.entries(texts)) {
        const other = english[area]?.[name] ?? '';
        expect(text.trim(), `${area}.${name}`).not.toBe('');
        expect(other.trim(), `${area}.${name}`).not.toBe('');
        expect(placeholders(other), `${area}.${name}`).toEqual(placeholders(text));
      }
    }
  });

  it('UI3 every failure, every reason and every stage has a text in both languages', () => {
    const keys: TextKey[] = [
      ...errorCodes.map((code): TextKey => `error.${code}`),
      ...accessReasons.map((reason): TextKey => `access.${reason}`),
      ...refusals.map((refusal): TextKey => `refused.${refusal}`),
      ...stages.map((stage): TextKey => `common.stage_${stage}`),
    ];
    for (const language of languages)
      for (const key of keys) {
        expect(catalogue.exists(key, { lng: language, fallbackLng: [] }), `${language} ${key}`).toBe(true);
        expect(translate(language, key)).not.toBe(key);
      }
  });

  it('UI3 plural forms come in pairs and are chosen by the count', () => {
    for (const [area, texts] of Object.entries(german))
      for (const name of Object.keys(texts))
        if (name.endsWith('_one')) expect(texts[name.replace(/_one$/, '_other')], `${area}.${name}`).toBeDefined();
    expect(translate('de', 'status.offlineWaiting', { count: 1, time: '14:05' })).toBe(
      'Offline seit 14:05 – 1 Änderung wartet',
    );
    expect(translate('de', 'status.offlineWaiting', { count: 3, time: '14:05' })).toBe(
      'Offline seit 14:05 – 3 Änderungen warten',
    );
    expect(translate('en', 'status.offlineWaiting', { count: 3, time: '14:05' })).toBe(
      'Offline since 14:05 – 3 changes are waiting',
    );
  });

  it('UI3 texts are filled as they are, never as markup', () => {
    expect(translate('de', 'outline.deleted', { title: 'A & B <i>' })).toContain('„A & B <i>“');
  });

  it('UI3 a failure is told with what it is about; anything unexpected gets a plain text', () => {
    expect(describeFailure(t, new Failure('notAProject', { path: '/home/x/brief.pdf' }))).toMatch(
      /kein Vorhaben.*\/home\/x\/brief\.pdf/,
    );
    expect(describeFailure(t, new Error('boom'))).toBe(translate('de', 'error.internal'));
    expect(describeDraftReason(t, 'frozen')).toBe(translate('de', 'access.frozen'));
    expect(describeDraftReason(t, 'tooLarge')).toBe(translate('de', 'refused.tooLarge'));
    expect(describeDraftReason(t, 'something newer')).toBe(translate('de', 'refused.malformed'));
  });

  it('UI3 the language to begin with is German', () => {
    expect(firstLanguage).toBe('de');
  });
});
