/** Strg+Umschalt+F: searches text, comments, suggestions and versions, and leads to what was found. By keyboard alone if one likes. */
import { Search, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useSyncExternalStore, type JSX, type KeyboardEvent } from 'react';
import {
  Autocomplete,
  Button as AriaButton,
  Input,
  Label,
  SearchField,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';
import { searchKinds } from '../../../shared/domain/search/entries.ts';
import type { SearchHit } from '../../../shared/rpc/search-schemas.ts';
import { titleOf, type Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import { openHit } from './open-hit.ts';
import { NothingFound, SearchHelp } from './search-help.tsx';
import { SearchResults } from './search-results.tsx';
import { SearchRun } from './search-run.ts';
import { asNew, ask, AT_ONCE, OF_EACH, useQuestion, type Question } from './search-state.ts';
import { SearchStatus } from './search-status.tsx';
import styles from './search.module.css';

interface SearchDialogProps {
  readonly session: Session;
  readonly onJump: (chapter: string) => void;
  readonly onClose: () => void;
}

const everything = 'all';
/** Longest question that the field takes; the host reads no more of it. */
const longest = 1_000;

export function SearchDialog({ session, onJump, onClose }: SearchDialogProps): JSX.Element {
  const { t } = useText();
  const { call, project, chapters } = session;
  const asked = useQuestion();
  // Another project begins anew; and a chapter may be gone since.
  const question = asked.project === project.id ? asked : asNew(project.id);
  const { words, kind, limit } = question;
  const chapter = chapters.some(({ id }) => id === question.chapter) ? question.chapter : null;
  const run = useMemo(() => new SearchRun((input) => call('search.find', input)), [call]);
  const { answer, of, busy, failed } = useSyncExternalStore(run.subscribe, run.get);
  useEffect(() => {
    run.ask({ words: words.slice(0, longest), kind, chapter, limit: kind === null ? OF_EACH : limit });
  }, [run, words, kind, chapter, limit]);
  useEffect(() => () => run.stop(), [run]);
  const input = useRef<HTMLInputElement>(null);
  // The library goes on naming the hit that one was at, though a filter has taken it away.
  useEffect(() => {
    const at = input.current?.getAttribute('aria-activedescendant') ?? null;
    if (at !== null && document.getElementById(at) === null) input.current?.removeAttribute('aria-activedescendant');
  }, [answer]);

  const change = (to: Partial<Question>): void => ask({ ...question, limit: AT_ONCE, ...to });
  const go = (hit: SearchHit): void => {
    onClose();
    // The dialog first gives the focus back to where it came from; only then it may go on into the text.
    setTimeout(() => openHit(session, hit, onJump, t), 0);
  };
  // The words stay for the next time: Escape closes at once, where a field for searching would first be emptied.
  const leaveByEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    event.preventDefault();
    onClose();
  };
  const [best] = answer?.hits ?? [];
  const total = answer === null ? 0 : searchKinds.reduce((sum, each) => sum + answer.counts[each], 0);
  const inChapters = new Map(answer?.chapters.map((each) => [each.chapter, each.count]));
  return (
    <Dialog title={t('search.title')} onClose={onClose} wide>
      <div className={styles.search}>
        <Autocomplete inputValue={words} onInputChange={(to) => change({ words: to })} disableAutoFocusFirst>
          <div onKeyDownCapture={leaveByEscape}>
            <SearchField
              autoFocus
              className={styles.field ?? ''}
              onSubmit={() => {
                if (best !== undefined && of?.words === words) go(best);
              }}
            >
              <Label className="visually-hidden">{t('search.field')}</Label>
              <Search className={styles.glass} size={18} strokeWidth={1.75} aria-hidden />
              <Input
                ref={input}
                className={styles.input ?? ''}
                placeholder={t('search.placeholder')}
                maxLength={longest}
                // Not where the library says so to move its own focus, with each key.
                onFocus={(event) => event.isTrusted && event.currentTarget.select()}
              />
              {words !== '' && (
                <AriaButton className={styles.clear ?? ''} aria-label={t('search.clear')}>
                  <X size={18} strokeWidth={1.75} aria-hidden />
                </AriaButton>
              )}
            </SearchField>
          </div>
          <div className={styles.filters}>
            <ToggleButtonGroup
              className={styles.kinds ?? ''}
              aria-label={t('search.kinds')}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[kind ?? everything]}
              onSelectionChange={(keys) => change({ kind: searchKinds.find((each) => keys.has(each)) ?? null })}
            >
              {[null, ...searchKinds].map((each) => (
                <ToggleButton key={each ?? everything} id={each ?? everything} className={styles.toggle ?? ''}>
                  {each === null ? t('search.all') : t(`search.kind_${each}`)}
                  {answer !== null && (
                    <span className={styles.count}>{each === null ? total : answer.counts[each]}</span>
                  )}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
            <Select
              small
              hideLabel
              label={t('search.chapter')}
              value={chapter ?? everything}
              choices={[
                { id: everything, label: t('search.everyChapter') },
                ...chapters.map((view) => {
                  const title = `${view.number} ${titleOf(view, t)}`;
                  const count = inChapters.get(view.id) ?? 0;
                  return { id: view.id, label: count === 0 ? title : t('search.chapterCount', { title, count }) };
                }),
              ]}
              onChange={(id) => change({ chapter: id === everything ? null : id })}
            />
          </div>
          <SearchStatus answer={answer} total={kind === null ? total : (answer?.counts[kind] ?? 0)} busy={busy} />
          <div
            className={styles.results}
            role="region"
            aria-label={t('search.results')}
            aria-busy={busy || undefined}
            tabIndex={0}
          >
            {failed && (
              <div className={styles.failed} role="alert">
                <p>{t('search.failed')}</p>
                <Button small onPress={() => change({})}>
                  {t('search.again')}
                </Button>
              </div>
            )}
            {answer !== null && answer.hits.length > 0 && (
              <SearchResults session={session} question={question} answer={answer} onGo={go} />
            )}
            {answer !== null && answer.hits.length === 0 && !failed && (
              <NothingFound
                words={of?.words ?? ''}
                elsewhere={total > 0 || answer.chapters.length > 0}
                onEverywhere={() => change({ kind: null, chapter: null })}
                onClose={onClose}
              />
            )}
            {answer === null && !failed && <SearchHelp />}
          </div>
        </Autocomplete>
      </div>
    </Dialog>
  );
}
