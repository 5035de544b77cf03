/** What narrows the views: words, and what is said in fields. */
import { Search, X } from 'lucide-react';
import { useEffect, useMemo, useRef, type JSX } from 'react';
import { Button as AriaButton, Input, Label, SearchField } from 'react-aria-components';
import { measureStates } from '../../../shared/measures/measure.ts';
import type { Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Select, type Choice } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import type { LiveCatalogue } from './catalogue-store.ts';
import { valuesOf } from './measure-words.ts';
import styles from './side.module.css';
import { clearFilter, narrows, setFilter, useFilter } from './view-filter.ts';

interface FilterPartProps {
  readonly session: Session;
  readonly catalogue: LiveCatalogue;
}

export function FilterPart({ session, catalogue }: FilterPartProps): JSX.Element {
  const { t } = useText();
  const field = useRef<HTMLInputElement>(null);
  const filter = useFilter((state) => state.filter);
  const { measures } = catalogue;
  const { groups } = session.people;
  useSearchKey(field);
  const any: Choice = { id: 'all', label: t('measures.all') };
  const fields = useMemo(
    () =>
      valuesOf(
        measures,
        'field',
        groups.map(({ name }) => name),
      ),
    [measures, groups],
  );
  const leads = useMemo(() => valuesOf(measures, 'lead'), [measures]);
  /** `=` before each, so that no value is taken for `all`. */
  const choicesOf = (values: readonly string[], none: string): Choice[] => [
    any,
    ...values.map((value) => ({ id: `=${value}`, label: value === '' ? none : value })),
  ];
  const valueOf = (value: string | null): string => (value === null ? 'all' : `=${value}`);
  const from = (id: string): string | null => (id === 'all' ? null : id.slice(1));
  const flags: Choice[] = [any, { id: 'yes', label: t('measures.only') }, { id: 'no', label: t('measures.without') }];
  const flag = (value: boolean | null): string => (value === null ? 'all' : value ? 'yes' : 'no');
  const fromFlag = (id: string): boolean | null => (id === 'all' ? null : id === 'yes');
  return (
    <section className={styles.part} aria-label={t('measures.filter')}>
      <SearchField className={styles.search ?? ''} value={filter.words} onChange={(words) => setFilter({ words })}>
        <Label className="visually-hidden">{t('measures.search')}</Label>
        <Search size={16} strokeWidth={1.75} aria-hidden />
        <Input ref={field} placeholder={t('measures.search')} autoComplete="off" spellCheck={false} maxLength={100} />
        {filter.words !== '' && (
          <AriaButton className={styles.clear ?? ''} aria-label={t('measures.searchClear')}>
            <X size={16} strokeWidth={1.75} aria-hidden />
          </AriaButton>
        )}
      </SearchField>
      <Select
        small
        label={t('measures.field')}
        value={valueOf(filter.field)}
        choices={choicesOf(fields, t('measures.noField'))}
        onChange={(id) => setFilter({ field: from(id) })}
      />
      <Select
        small
        label={t('measures.lead')}
        value={valueOf(filter.lead)}
        choices={choicesOf(leads, t('measures.noLead'))}
        onChange={(id) => setFilter({ lead: from(id) })}
      />
      <Select
        small
        label={t('measures.state')}
        value={filter.state ?? 'all'}
        choices={[any, ...measureStates.map((id) => ({ id, label: t(`measures.state_${id}`) }))]}
        onChange={(id) => setFilter({ state: measureStates.find((each) => each === id) ?? null })}
      />
      <div className={styles.pair}>
        <Select
          small
          label={t('measures.flagship')}
          value={flag(filter.flagship)}
          choices={flags}
          onChange={(id) => setFilter({ flagship: fromFlag(id) })}
        />
        <Select
          small
          label={t('measures.fund')}
          value={flag(filter.fund)}
          choices={flags}
          onChange={(id) => setFilter({ fund: fromFlag(id) })}
        />
      </div>
      {narrows(filter) && (
        <Button small icon={<X size={16} strokeWidth={1.75} />} onPress={clearFilter}>
          {t('measures.clear')}
        </Button>
      )}
    </section>
  );
}

/** Ctrl+F looks in the catalogue while that is shown; Ctrl+Shift+F goes on looking everywhere. */
function useSearchKey(field: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      if (document.querySelector('[role=dialog], [role=alertdialog]') !== null || field.current === null) return;
      event.preventDefault();
      field.current.focus();
      field.current.select();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [field]);
}
