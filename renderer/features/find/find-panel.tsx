/** The panel to find and replace in all chapters; stands beside the text, which stays in reach. */
import { ArrowDown, ArrowUp, CaseSensitive, ChevronDown, ChevronRight, Regex, Undo2, WholeWord, X } from 'lucide-react';
import { useEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { MAX_QUERY_LENGTH } from '../../../shared/document/find.ts';
import type { Session } from '../../app/session.ts';
import { askToFind, setTools, useTools } from '../../app/tools-state.ts';
import type { TextPlace } from '../../editor/paper-model.ts';
import { announce, notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import { FindStatus } from './find-status.tsx';
import { FindResults } from './find-results.tsx';
import type { Hit } from './hits.ts';
import { setQueryPart, useSearch } from './find-state.ts';
import { RenamedForms } from './renamed-forms.tsx';
import { OptionToggle } from './option-toggle.tsx';
import { mayReplace, replaceAll, replaceHit, undoReplacement, type Replaced } from './replace.ts';
import { standing, usePaintedHits, useFinder } from './use-finder.ts';
import styles from './find-panel.module.css';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function FindPanel({ session }: { readonly session: Session }): JSX.Element {
  const { t } = useText();
  const mode = useTools((state) => state.find);
  const asked = useTools((state) => state.findAsked);
  const { query, template } = useSearch();
  const { finder, state } = useFinder(session, query);
  usePaintedHits(session, state);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  const replacing = mode === 'replace';

  useEffect(() => {
    const { findWanted } = useTools.getState();
    if (findWanted !== null) {
      // A rename: exactly these words, from the first chapter on.
      const { text, forms } = findWanted;
      const exactly = { matchCase: true, wholeWord: true, regex: false, umlauts: false };
      setQueryPart({ text, forms: forms.size === 0 ? undefined : forms, ...exactly });
      useSearch.setState({ template: findWanted.template });
      setTools({ findWanted: null });
    }
    const selected = findWanted === null ? selectedWords() : '';
    if (selected !== '') setQueryPart({ text: selected, forms: undefined });
    field.current?.focus();
    field.current?.select();
  }, [asked]);

  const step = (direction: 1 | -1, into: boolean): void => {
    const hit = finder.step(direction, standing(session));
    if (hit === null) return;
    session.paper.reveal(placeOf(hit, !into));
    if (!into) announce(`${hit.before}${hit.matched}${hit.after}`);
  };
  useNextKeys(step);

  const close = (): void => {
    const { current } = finder.get();
    setTools({ find: null });
    if (current !== null) session.paper.reveal(placeOf(current, false));
    else session.paper.focused()?.focus();
  };

  const tell = (key: 'replaced' | 'undone', done: Replaced): void => {
    const chapters = t('find.inChapters', { count: done.chapters });
    const text = t(`find.${key}`, { count: done.count, number: done.count, chapters });
    notify(key === 'replaced' ? { text, action: { label: t('common.undo'), run: undo } } : { text });
  };
  const undo = (): void => {
    const done = undoReplacement();
    if (done === null) return announce(t('find.nothingToUndo'));
    tell('undone', done);
    for (const { id } of session.chapters) finder.refresh(id);
  };
  const run = (work: Promise<Replaced | null>, then: (done: Replaced | null) => void): void => {
    setBusy(true);
    work.then(then, (error: unknown) => reportError(error)).finally(() => setBusy(false));
  };
  const replaceHere = (): void => {
    const { current } = finder.get();
    if (current === null) return step(1, false);
    run(replaceHit(session, finder, query, template, current), (done) => {
      if (done === null) announce(t('find.notReplaced'));
      step(1, false);
    });
  };
  const replaceEverywhere = (): void =>
    run(replaceAll(session, finder, query, template), (done) => {
      if (done === null) announce(t('find.notReplaced'));
      else tell('replaced', done);
    });

  const none = state.total === 0 ? t('find.nothingFound') : null;
  const mine = state.chapters.some(({ chapter }) => mayReplace(session, chapter));
  const whyNotAll = none ?? (mine ? null : t('find.nothingMine'));
  const { current } = state;
  const whyNotHere = none ?? (current !== null && !mayReplace(session, current.chapter) ? t('find.readOnly') : null);

  const onFieldKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1, false);
    else if (event.key === 'ArrowDown') list.current?.querySelector<HTMLElement>('[role=option]')?.focus();
    else return;
    event.preventDefault();
  };

  return (
    <section
      className={styles.panel}
      aria-label={t('find.titleReplace')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <header className={styles.head}>
        <Button
          small
          variant="quiet"
          label={t(replacing ? 'find.hideReplace' : 'find.showReplace')}
          aria-expanded={replacing}
          icon={replacing ? <ChevronDown {...icon} /> : <ChevronRight {...icon} />}
          onPress={() => (replacing ? setTools({ find: 'find' }) : askToFind('replace'))}
        />
        <h2>{t(replacing ? 'find.titleReplace' : 'find.title')}</h2>
        <Button small variant="quiet" label={t('common.close')} icon={<X {...icon} />} onPress={close} />
      </header>
      <div className={styles.fields}>
        <TextField
          className={styles.field ?? ''}
          value={query.text}
          onChange={(text) => setQueryPart({ text, forms: undefined })}
          maxLength={MAX_QUERY_LENGTH}
        >
          <Label className="visually-hidden">{t('find.text')}</Label>
          <Input
            ref={field}
            className={styles.input ?? ''}
            placeholder={t('find.text')}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="search"
            onKeyDown={onFieldKey}
          />
        </TextField>
        <div className={styles.options} role="group" aria-label={t('find.options')}>
          <OptionToggle name="matchCase" icon={<CaseSensitive {...icon} />} />
          <OptionToggle name="wholeWord" icon={<WholeWord {...icon} />} />
          <OptionToggle name="umlauts" icon={<UmlautsIcon />} blocked={query.regex} />
          <OptionToggle name="regex" icon={<Regex {...icon} />} />
          <span className={styles.gap} />
          <Button
            small
            variant="quiet"
            label={t('find.previous')}
            icon={<ArrowUp {...icon} />}
            why={none}
            onPress={() => step(-1, false)}
          />
          <Button
            small
            variant="quiet"
            label={t('find.next')}
            icon={<ArrowDown {...icon} />}
            why={none}
            onPress={() => step(1, false)}
          />
        </div>
        {replacing && (
          <>
            <TextField
              className={styles.field ?? ''}
              value={template}
              onChange={(text) => useSearch.setState({ template: text })}
              maxLength={MAX_QUERY_LENGTH}
            >
              <Label className="visually-hidden">{t('find.by')}</Label>
              <Input
                className={styles.input ?? ''}
                placeholder={`${t('find.by')} (${t('find.byPlaceholder')})`}
                autoComplete="off"
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                  event.preventDefault();
                  if (whyNotHere === null) replaceHere();
                  else announce(whyNotHere);
                }}
              />
            </TextField>
            <RenamedForms query={query} template={template} current={current} />
            {query.regex && <p className={styles.hint}>{t('find.groupsHint')}</p>}
            <div className={styles.buttons}>
              <Button small why={whyNotHere} busy={busy} onPress={replaceHere}>
                {t('find.replace')}
              </Button>
              <Button small why={whyNotAll} busy={busy} onPress={replaceEverywhere}>
                {t('find.replaceAll')}
              </Button>
              <Button small variant="quiet" label={t('find.undoLast')} icon={<Undo2 {...icon} />} onPress={undo} />
            </div>
          </>
        )}
      </div>
      <FindStatus state={state} text={query.text} />
      <FindResults
        ref={list}
        session={session}
        state={state}
        onGo={(hit) => {
          finder.setCurrent(hit);
          session.paper.reveal(placeOf(hit, false));
        }}
      />
    </section>
  );
}

/** Where a hit is; looked at quietly, a cell or footnote counts as the block that it hangs on. */
function placeOf(hit: Hit, quietly: boolean): TextPlace {
  const { chapter, part, block, holder, from, to } = hit;
  if (part === null) return { chapter, block, from, to, quietly };
  return quietly ? { chapter, block: holder, from: 0, to: 0, quietly } : { chapter, block, part, from, to };
}

const longestSelection = 100;

/** The words selected in the text, where they are few: what one most likely looks for. */
function selectedWords(): string {
  const selection = window.getSelection();
  const inText = selection?.anchorNode?.parentElement?.closest('.chapter-text') ?? null;
  const text = inText === null ? '' : (selection?.toString() ?? '');
  return text.includes('\n') || text.length > longestSelection ? '' : text.trim();
}

/** F3 and Shift+F3 go on from wherever one is; from the text, into the text. */
function useNextKeys(step: (direction: 1 | -1, into: boolean) => void): void {
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  }, [step]);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'F3' || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      const inText = document.activeElement?.closest('.chapter-text') !== null && document.activeElement !== null;
      latest.current(event.shiftKey ? -1 : 1, inText);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Drawn, not written: as text it would be part of the button's name. */
function UmlautsIcon(): JSX.Element {
  return (
    <svg width="26" height="16" viewBox="0 0 26 16" fill="none" stroke="currentColor" strokeWidth="1.75" aria-hidden>
      <path d="M2 6v4a2.5 2.5 0 0 0 5 0V6v7M2.8 2.4v.1M6.2 2.4v.1" strokeLinecap="round" strokeLinejoin="round" />
      <path d="M10.5 7.5h5M10.5 10.5h5" strokeLinecap="round" />
      <path d="M19 6v4a2.5 2.5 0 0 0 5 0V6v7" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
