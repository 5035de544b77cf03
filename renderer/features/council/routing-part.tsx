/** The committees that get the paper, in their order, each with the line that is printed. */
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { uuidv4 } from 'lib0/random';
import { useState, type JSX, type KeyboardEvent } from 'react';
import type { CityTemplate } from '../../../shared/council/city-template.ts';
import {
  genders,
  routingRoles,
  type Committee,
  type CouncilPaper,
  type RoutingRole,
  type RoutingStop,
} from '../../../shared/council/council-paper.ts';
import { routingLine } from '../../../shared/council/routing.ts';
import { newStop } from '../../../shared/document/council/paper-room.ts';
import { announce, notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox, Select } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import styles from './council.module.css';
import rows from './rows.module.css';
import { LiveText } from './live-text.tsx';
import { Part } from './part.tsx';
import type { PaperForm } from './paper-form.ts';
import { rowId } from './places.ts';

interface RoutingProps {
  readonly form: PaperForm;
  readonly paper: CouncilPaper;
  readonly city: CityTemplate;
  readonly why: string | null;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;
const own = 'own';

export function RoutingPart({ form, paper, city, why }: RoutingProps): JSX.Element {
  const { t } = useText();
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState<RoutingRole | null>(null);
  const { routing } = paper;
  const isDecided = city.kinds.find(({ id }) => id === paper.kind)?.decided === true;
  const role = asked ?? (isDecided ? 'decides' : 'informed');
  const taken = new Set(routing.map(({ committee }) => committee.id));
  const free = city.committees.filter(({ id }) => !taken.has(id));
  const choices = [...free.map(({ id, name }) => ({ id, label: name })), { id: own, label: t('council.ownCommittee') }];
  const present = choices.some(({ id }) => id === chosen) ? chosen : (choices[0]?.id ?? own);
  const add = (): void => {
    const known = free.find(({ id }) => id === present);
    const committee: Committee = known ?? { id: `own-${uuidv4()}`, name: '', gender: null, plenary: false };
    const id = uuidv4();
    form.add([newStop({ id, committee, role })]);
    announce(known === undefined ? t('council.ownAdded') : t('council.stopAdded', { committee: committee.name }));
    if (known === undefined)
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`#${rowId(id)} input`)?.focus());
  };
  return (
    <Part id="routing" title={t('council.routing')}>
      {routing.length === 0 && <p className={styles.quiet}>{t('council.routingEmpty')}</p>}
      <ol className={rows.rows} aria-label={t('council.routing')}>
        {routing.map((stop, index) => (
          <Stop key={stop.id} form={form} city={city} routing={routing} stop={stop} index={index} why={why} />
        ))}
      </ol>
      {why === null && (
        <div className={rows.addRow}>
          <div className={rows.addWide}>
            <Select label={t('council.committee')} choices={choices} value={present} onChange={setChosen} />
          </div>
          <Select
            label={t('council.role')}
            choices={routingRoles.map((id) => ({ id, label: t(`council.role_${id}`) }))}
            value={role}
            onChange={(id) => setAsked(routingRoles.find((each) => each === id) ?? 'informed')}
          />
          <Button icon={<Plus {...icon} />} onPress={add}>
            {t('council.addCommittee')}
          </Button>
        </div>
      )}
    </Part>
  );
}

interface StopProps {
  readonly form: PaperForm;
  readonly city: CityTemplate;
  readonly routing: readonly RoutingStop[];
  readonly stop: RoutingStop;
  readonly index: number;
  readonly why: string | null;
}

function Stop({ form, city, routing, stop, index, why }: StopProps): JSX.Element {
  const { t } = useText();
  const { committee, role } = stop;
  const line = routingLine(stop, city.routing);
  const isOwn = !city.committees.some(({ id, name }) => id === committee.id && name === committee.name);
  const name = committee.name === '' ? t('council.unnamed') : committee.name;
  const step = (by: -1 | 1): void => {
    const to = index + by;
    if (to < 0 || to >= routing.length) return;
    form.move(stop.id, by === 1 ? (routing[to]?.id ?? null) : (routing[to - 1]?.id ?? null));
    announce(t('council.movedTo', { name, place: to + 1, count: routing.length }));
  };
  const remove = (): void => {
    form.remove(stop.id);
    const undo = (): void => form.setRow(stop.id, 'gone', false);
    notify({ text: t('council.removedRow', { name }), action: { label: t('common.undo'), run: undo } });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!event.altKey || why !== null || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    step(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li className={rows.row} id={rowId(stop.id)} onKeyDown={onKey}>
      <span className={rows.index}>{index + 1}</span>
      <div className={rows.rowMain}>
        <p className={rows.printed} data-failed={!line.ok || undefined}>
          {line.ok ? line.line : t(`council.line_${line.reason}`)}
        </p>
        {isOwn && (
          <div className={rows.ownFields}>
            <LiveText
              label={t('council.committeeName')}
              at={`${stop.id}:name`}
              value={committee.name}
              onCommit={(value) => form.setRow(stop.id, 'name', value.trim())}
              merges
              isReadOnly={why !== null}
              maxLength={300}
            />
            <Select
              label={t('council.gender')}
              choices={[
                ...(committee.gender === null ? [{ id: 'none', label: t('council.gender_none') }] : []),
                ...genders.map((id) => ({ id, label: t(`council.gender_${id}`) })),
              ]}
              value={committee.gender ?? 'none'}
              onChange={(id) => form.setRow(stop.id, 'gender', id)}
              isDisabled={why !== null}
            />
            <Checkbox
              label={t('council.plenary')}
              isSelected={committee.plenary}
              onChange={(value) => form.setRow(stop.id, 'plenary', value)}
              isDisabled={why !== null}
            />
          </div>
        )}
      </div>
      <div className={rows.rowTools}>
        <Select
          small
          hideLabel
          label={t('council.roleOf', { name })}
          choices={routingRoles.map((id) => ({ id, label: t(`council.role_${id}`) }))}
          value={role}
          onChange={(id) => form.setRow(stop.id, 'role', id)}
          isDisabled={why !== null}
        />
        {why === null && (
          <RowButtons
            name={name}
            isFirst={index === 0}
            isLast={index === routing.length - 1}
            onStep={step}
            onRemove={remove}
          />
        )}
      </div>
    </li>
  );
}

interface RowButtonsProps {
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onStep: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** Up, down and away, for rows of any list. */
export function RowButtons({ name, isFirst, isLast, onStep, onRemove }: RowButtonsProps): JSX.Element {
  const { t } = useText();
  return (
    <>
      <Button
        small
        variant="quiet"
        icon={<ArrowUp {...icon} />}
        label={t('council.up', { name })}
        why={isFirst ? t('council.isFirst') : null}
        onPress={() => onStep(-1)}
      />
      <Button
        small
        variant="quiet"
        icon={<ArrowDown {...icon} />}
        label={t('council.down', { name })}
        why={isLast ? t('council.isLast') : null}
        onPress={() => onStep(1)}
      />
      <Button
        small
        variant="quiet"
        icon={<Trash2 {...icon} />}
        label={t('council.remove', { name })}
        onPress={onRemove}
      />
    </>
  );
}
