/** Of measures: what gave way in fields that don't tell it themselves (choices, ticks, cells of the table), with the way to the sheet. */
import type { JSX } from 'react';
import { formatDay } from '../../../shared/council/iso-day.ts';
import { formatCents } from '../../../shared/council/money.ts';
import { catalogueMap } from '../../../shared/document/measures/catalogue-settings.ts';
import { measuresMap } from '../../../shared/document/measures/keys.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import { mayMove, measureStates, type MeasureState } from '../../../shared/measures/measure.ts';
import { GaveWayList, type ListedField } from '../../app/gave-way/gave-way-list.tsx';
import type { Note } from '../../app/gave-way/notes.ts';
import { openMeasures } from '../../app/workspace.ts';
import { useText } from '../../ui/text.ts';
import type { LiveCatalogue } from './catalogue-store.ts';
import { nameOf } from './measure-words.ts';

interface MeasuresGaveWayProps {
  readonly project: string;
  readonly catalogue: LiveCatalogue;
  /** The measure whose sheet is open; null for all. */
  readonly only: string | null;
  readonly look: string | undefined;
}

export function MeasuresGaveWay({ project, catalogue, only, look }: MeasuresGaveWayProps): JSX.Element | null {
  const { t } = useText();
  return <GaveWayList look={look} fieldOf={(note) => fieldOf(note, { project, catalogue, only, t })} />;
}

interface Scene extends Omit<MeasuresGaveWayProps, 'look'> {
  readonly t: Translate;
}

/** Null where it isn't told here, or its measure or row is gone. */
function fieldOf({ key, value }: Note, scene: Scene): ListedField | null {
  const { project, catalogue, only, t } = scene;
  const { store, mayWrite, measures } = catalogue;
  const [owner = '', ...path] = key.split(':');
  const measure = measures.find(({ id }) => id === owner);
  const map = measure === undefined ? catalogueMap(store.doc) : measuresMap(store.doc);
  const row = path.slice(0, -1).join(':');
  const field = path.at(-1) ?? '';
  if (measure === undefined ? only !== null || map.get(`${owner}:gone`) === true : only !== null && only !== owner)
    return null;
  if (measure === undefined && !map.has(`${owner}:order`)) return null;
  if (row !== '' && map.get(`${owner}:${row}:gone`) === true) return null;
  const now = map.get(key);
  const show = (each: unknown): string => shown(each, field, catalogue, t);
  const name = measure === undefined ? budgetName(catalogue, owner, t) : nameOf(measure, t);
  const put = (): void => {
    store.closeStep();
    store.doc.transact(() => map.set(key, value), store.origin);
    store.closeStep();
  };
  const goes = field !== 'state' || row !== '' || mayBecome(now, value);
  return {
    name: only === null ? `${name} – ${fieldName(path, t)}` : fieldName(path, t),
    mine: show(value),
    now: show(now),
    onGo: measure === undefined || only !== null ? null : () => openMeasures(project, measure.id),
    onPut: mayWrite && goes ? put : null,
  };
}

const budgetName = ({ budgets }: LiveCatalogue, id: string, t: Translate): string => {
  const name = budgets.find((budget) => budget.id === id)?.name ?? '';
  return name === '' ? t('measures.budgetUnnamed') : name;
};

const stateOf = (value: unknown): MeasureState | null => measureStates.find((each) => each === value) ?? null;

function mayBecome(now: unknown, wanted: unknown): boolean {
  const [from, to] = [stateOf(now), stateOf(wanted)];
  return from === null || (to !== null && mayMove(from, to));
}

function shown(value: unknown, field: string, catalogue: LiveCatalogue, t: Translate): string {
  const state = field === 'state' ? stateOf(value) : null;
  if (state !== null) return t(`measures.state_${state}`);
  if (typeof value === 'boolean') return t(value ? 'gaveWay.yes' : 'gaveWay.no');
  if (typeof value === 'number') return field === 'cents' || /^year@/.test(field) ? formatCents(value) : String(value);
  if (typeof value !== 'string') return '';
  if (field === 'begins' || field === 'ends' || field === 'date') return formatDay(value);
  if (field === 'source') return catalogue.budgets.find(({ id }) => id === value)?.name ?? value;
  return value;
}

/** What a field is called, with its list and year. */
function fieldName(path: readonly string[], t: Translate): string {
  const [list = '', row = ''] = path;
  const field = path.at(-1) ?? '';
  if (path.length === 1) return ownName(field, t);
  if (list === 'reports') return `${row}, ${t(field === 'state' ? 'measures.reportState' : 'measures.reportWords')}`;
  const value = /^value@(\d{4})$/.exec(field)?.[1];
  if (value !== undefined) return t('measures.valueOf', { year: value });
  const names: Readonly<Record<string, string>> = {
    partners: t('measures.partners'),
    targetGroups: t('measures.targetGroups'),
    steps: t('measures.steps'),
    costs: t('measures.costs'),
    indicators: t('measures.indicators'),
    goals: t('measures.goals'),
  };
  const fields: Readonly<Record<string, string>> = {
    date: t('measures.stepDate'),
    done: t('measures.stepDone'),
    year: t('measures.year'),
    cents: t('measures.amount'),
    source: t('measures.source'),
    unit: t('measures.unit'),
    target: t('measures.target'),
  };
  return [names[list], fields[field]].filter((each) => each !== undefined).join(', ');
}

function ownName(field: string, t: Translate): string {
  const year = /^year@(\d{4})$/.exec(field)?.[1];
  if (year !== undefined) return `${t('measures.amount')}, ${year}`;
  switch (field) {
    case 'number':
      return t('measures.numberLong');
    case 'title':
      return t('measures.name');
    case 'state':
    case 'field':
    case 'lead':
    case 'begins':
    case 'ends':
      return t(`measures.${field}`);
    case 'flagship':
      return t('measures.flagshipLong');
    case 'innovationFund':
      return t('measures.fundLong');
    case 'fund':
      return t('measures.budgetFund');
    default:
      return t('measures.budgetName');
  }
}
