/** In a council paper's form: what gave way in fields that don't tell it themselves (choices, cells, words of an amount that isn't open). */
import type { JSX } from 'react';
import type { CityTemplate } from '../../../shared/council/city-template.ts';
import { formatCents } from '../../../shared/council/money.ts';
import { paperFacts, paperRows } from '../../../shared/document/council/paper-room.ts';
import { isTypedValue } from '../../../shared/document/typed-values.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import { GaveWayList, type ListedField } from '../../app/gave-way/gave-way-list.tsx';
import type { Note } from '../../app/gave-way/notes.ts';
import { useText } from '../../ui/text.ts';
import type { PaperForm } from './paper-form.ts';
import { fieldId, partId, rowId } from './places.ts';

interface PaperGaveWayProps {
  readonly form: PaperForm;
  readonly city: CityTemplate;
  readonly part: 'costs' | 'rest';
  readonly isReadOnly: boolean;
}

export function PaperGaveWay({ form, city, part, isReadOnly }: PaperGaveWayProps): JSX.Element | null {
  const { t } = useText();
  const put = ({ key, value, why }: Note): void =>
    form.step(() => {
      if (why === 'removed') form.bringBack(key);
      const amount = /^(.+)\.(\d{4}):cents$/.exec(key);
      if (amount?.[1] === undefined || typeof value !== 'number') form.rewrite(key, value);
      else form.setCents(amount[1], Number(amount[2]), value);
    });
  return (
    <GaveWayList
      fieldOf={(note) => {
        const field = fieldAt(form, note, city, t);
        if (field === null || field.isCost !== (part === 'costs')) return null;
        const { name, show, onGo } = field;
        const onPut = isReadOnly ? null : (): void => put(note);
        return { name, mine: show(note.value), now: show(field.now), onGo, onPut };
      }}
    />
  );
}

interface FieldAt extends Pick<ListedField, 'name' | 'onGo'> {
  readonly isCost: boolean;
  readonly now: unknown;
  readonly show: (value: unknown) => string;
}

const costLists = ['budget', 'product', 'line', 'amount'];

/** Null where its row is gone: nobody sees the field. */
function fieldAt(form: PaperForm, { key, why }: Note, city: CityTemplate, t: Translate): FieldAt | null {
  const at = key.lastIndexOf(':');
  if (at < 0) return factAt(form, key, city, t);
  const rows = paperRows(form.doc);
  const [row, field] = [key.slice(0, at), key.slice(at + 1)];
  const of = (other: string, from = row): string => {
    const value = rows.get(`${from}:${other}`);
    return typeof value === 'string' ? value : '';
  };
  const [list, isGone] = [of('list'), rows.get(`${row}:gone`) === true];
  // An amount that was emptied is a cell all the same.
  if (list === '' || (isGone && list !== 'amount' && why !== 'removed')) return null;
  const named = (name: string, what: string): string => `${name === '' ? t('council.unnamed') : name} – ${what}`;
  const field_ = {
    isCost: costLists.includes(list),
    now: isGone ? '' : rows.get(key),
    show: (value: unknown) => shownField(list, field, value, t),
  };
  if (list === 'amount') {
    const [line, year] = [of('parent'), row.slice(row.lastIndexOf('.') + 1)];
    const what = wordsOf(field, t);
    const name = named(of('kind', line), what === null ? year : `${year}, ${what}`);
    return { ...field_, name, onGo: () => goToCell(form, line, year) };
  }
  const own = of(list === 'line' ? 'kind' : list === 'annex' ? 'title' : list === 'budget' ? 'number' : 'name');
  const name = named(own, nameOfRowField(list, field, t));
  return {
    ...field_,
    name,
    onGo: field_.isCost && list !== 'budget' ? () => goToCell(form, row, null) : () => goTo(rowId(row)),
  };
}

function factAt(form: PaperForm, key: string, city: CityTemplate, t: Translate): FieldAt | null {
  const now = paperFacts(form.doc).get(key);
  const as = (name: string, isCost: boolean, show: (value: unknown) => string, id: string): FieldAt => ({
    ...{ name, isCost, now, show },
    onGo: () => goTo(id),
  });
  switch (key) {
    case 'kind':
      return as(
        t('council.kind'),
        false,
        (value) => city.kinds.find(({ id }) => id === value)?.title ?? plain(value, t),
        partId('head'),
      );
    case 'keep':
      return as(t('council.keep'), false, (value) => plain(value === true, t), partId('head'));
    case 'subject':
    case 'number':
    case 'date':
    case 'agendaItem':
    case 'unit':
    case 'place':
      return as(t(`council.${key}`), false, (value) => plain(value, t), fieldId(key));
    case 'effects':
      return as(
        t('council.effects'),
        true,
        (value) => t(value === 'some' ? 'council.effects_some' : 'council.effects_none'),
        fieldId('costs'),
      );
    case 'years':
      return as(
        t('council.years'),
        true,
        (value) => t(value === 'apart' ? 'council.years_apart' : 'council.years_added'),
        fieldId('costs'),
      );
    default:
      return null;
  }
}

const wordsOf = (field: string, t: Translate): string | null =>
  field === 'purpose' || field === 'reservation' || field === 'cover' ? t(`council.${field}`) : null;

function nameOfRowField(list: string, field: string, t: Translate): string {
  if (field === 'role' || field === 'gender' || field === 'plenary') return t(`council.${field}`);
  if (field === 'online') return t('council.printing');
  if (field === 'title') return t('council.annexes');
  if (field === 'number' || field === 'side')
    return t(list === 'budget' ? 'council.budgetNumber' : 'council.columnNumber');
  return t(list === 'stop' ? 'council.committeeName' : 'council.columnName');
}

function shownField(list: string, field: string, value: unknown, t: Translate): string {
  const choices = {
    role: ['decides', 'advises', 'informed'],
    gender: ['m', 'f', 'n', 'p'],
    online: ['no', 'partly', 'whole'],
  } as const;
  if (field === 'cents') return typeof value === 'number' ? formatCents(value) : '';
  if (field === 'side') return t(value === 'income' ? 'council.income_result' : 'council.expense_result');
  if (list === 'stop' && field === 'role') return shownChoice(choices.role, value, (each) => t(`council.role_${each}`));
  if (list === 'stop' && field === 'gender')
    return shownChoice(choices.gender, value, (each) => t(`council.gender_${each}`));
  if (list === 'annex' && field === 'online')
    return shownChoice(choices.online, value, (each) => t(`council.online_${each}`));
  return plain(value, t);
}

function shownChoice<T extends string>(known: readonly T[], value: unknown, say: (choice: T) => string): string {
  const choice = known.find((each) => each === value);
  return choice === undefined ? '' : say(choice);
}

const plain = (value: unknown, t: Translate): string =>
  typeof value === 'boolean' ? t(value ? 'gaveWay.yes' : 'gaveWay.no') : isTypedValue(value) ? String(value) : '';

function goTo(id: string): void {
  const place = document.getElementById(id);
  const field = place?.querySelector<HTMLElement>('input, textarea, button') ?? place;
  place?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
}

/** Into the row of a cost table, which may be long, and to its year where it has a column. */
function goToCell(form: PaperForm, row: string, year: string | null): void {
  form.reveal(row);
  const line = document.getElementById(rowId(row));
  const heads = [...(line?.closest('[role=grid]')?.querySelectorAll('[role=columnheader]') ?? [])];
  const column = heads.findIndex(({ textContent }) => textContent === year);
  const cells = line?.querySelectorAll<HTMLElement>('[role=gridcell]');
  const cell = cells?.[column < 0 ? 1 : column];
  cell?.scrollIntoView({ block: 'center', inline: 'nearest' });
  cell?.focus({ preventScroll: true });
}
