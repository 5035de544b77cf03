/** Takes the cost table over from a workbook: what would be new or changed, what couldn't be read, and then all of it as one step. */
import { useEffect, useState, type JSX } from 'react';
import { fill, type CityTemplate } from '../../../../shared/council/city-template.ts';
import type { CostTable } from '../../../../shared/council/cost-table.ts';
import { formatCents } from '../../../../shared/council/money.ts';
import type { CostsPlan, PlannedLine } from '../../../../shared/council/plan-costs.ts';
import type { ImportedCosts } from '../../../../shared/rpc/cost-schemas.ts';
import type { Translate } from '../../../../shared/i18n/catalogue.ts';
import type { ProjectCall } from '../../../app/session.ts';
import { heldInSteps } from '../../../app/held-sending.ts';
import { SheetDialog } from '../../../app/sheets/sheet-dialog.tsx';
import { SheetNotes } from '../../../app/sheets/sheet-notes.tsx';
import { notify } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { DialogActions } from '../../../ui/dialog.tsx';
import { inSteps } from '../../../ui/in-steps.ts';
import { nextTask } from '../../../ui/next-task.ts';
import { useText } from '../../../ui/text.ts';
import type { PaperForm } from '../paper-form.ts';
import boxes from '../../../ui/list-box.module.css';
import styles from './sheet-import.module.css';

interface SheetImportProps {
  readonly form: PaperForm;
  readonly costs: CostTable;
  readonly city: CityTemplate;
  readonly call: ProjectCall;
  readonly onClose: () => void;
}

/** Lines that are shown; beyond them they are counted. */
const mostShown = 100;

export function SheetImport({ form, costs, city, call, onClose }: SheetImportProps): JSX.Element {
  const { t } = useText();
  const [taking, setTaking] = useState(false);
  const write = async (read: ImportedCosts): Promise<void> => {
    const plan = await heldInSteps(form.takeCosts(read));
    // What came is drawn in a task of its own.
    await new Promise<void>((drawn) => nextTask(drawn));
    onClose();
    const undo = form.undo.undoStack.at(-1);
    notify({
      text: t('council.sheetTaken', { count: plan.lines.length }),
      tone: 'good',
      action: {
        label: t('common.undo'),
        run: () => {
          // What was done since is not to be taken back instead.
          if (form.undo.undoStack.at(-1) === undo) form.takeBack('undo');
        },
      },
    });
  };
  const take = (read: ImportedCosts): void => {
    setTaking(true);
    write(read)
      .catch(reportError)
      .finally(() => setTaking(false));
  };
  /** What is half written is none of anybody's steps. */
  const close = taking ? () => undefined : onClose;
  return (
    <SheetDialog
      title={t('council.sheetTitle')}
      text={t('council.sheetText')}
      empty={t('council.sheetEmpty')}
      calls={{
        begin: (file) => call('costs.begin', file),
        send: (part) => call('costs.send', part),
        read: (id) => call('costs.read', { import: id }),
        cancel: (id) => call('costs.cancel', { import: id }),
      }}
      onClose={close}
      preview={(read) => (
        <Preview
          read={read}
          form={form}
          costs={costs}
          city={city}
          taking={taking}
          onCancel={close}
          onTake={() => take(read)}
        />
      )}
    />
  );
}

interface PreviewProps {
  readonly read: ImportedCosts;
  readonly form: PaperForm;
  readonly costs: CostTable;
  readonly city: CityTemplate;
  readonly taking: boolean;
  readonly onCancel: () => void;
  readonly onTake: () => void;
}

function Preview({ read, form, costs, city, taking, onCancel, onTake }: PreviewProps): JSX.Element {
  const { t } = useText();
  const plan = usePlan(read, form, costs);
  if (plan === null) return <p role="status">{t('council.sheetComparing')}</p>;
  const { lines, same, untouched } = plan;
  const fresh = lines.filter(({ isNew }) => isNew).length;
  const told = [
    ...(fresh > 0 ? [t('council.sheetNew', { count: fresh })] : []),
    ...(lines.length > fresh ? [t('council.sheetChanged', { count: lines.length - fresh })] : []),
  ].join(', ');
  const busy = taking ? t('council.sheetTaking') : null;
  return (
    <>
      <p role="status">{busy ?? (lines.length === 0 ? t('council.sheetNothing') : `${told}:`)}</p>
      {lines.length > 0 && (
        <ul className={`${boxes.list ?? ''} ${styles.lines ?? ''}`} tabIndex={0} aria-label={told}>
          {lines.slice(0, mostShown).map((line, index) => (
            <Line key={index} line={line} city={city} />
          ))}
          {lines.length > mostShown && <li>{t('council.sheetMore', { count: lines.length - mostShown })}</li>}
        </ul>
      )}
      {same > 0 && lines.length > 0 && <p>{t('council.sheetSame', { count: same })}</p>}
      {untouched > 0 && <p>{t('council.sheetUntouched', { count: untouched })}</p>}
      <SheetNotes notes={read.notes} more={read.more} />
      <DialogActions>
        <Button onPress={onCancel} autoFocus={lines.length === 0} why={busy}>
          {t('common.cancel')}
        </Button>
        {lines.length > 0 && (
          <Button variant="primary" autoFocus onPress={onTake} why={busy}>
            {t('council.sheetTake')}
          </Button>
        )}
      </DialogActions>
    </>
  );
}

/** What would change, made out in steps; while somebody changes the table meanwhile, once more. The older one stays until then. */
function usePlan(read: ImportedCosts, form: PaperForm, costs: CostTable): CostsPlan | null {
  const [plan, setPlan] = useState<CostsPlan | null>(null);
  useEffect(() => {
    const state = { gone: false };
    inSteps(form.planning(read), () => state.gone).then(setPlan, reportError);
    return () => {
      state.gone = true;
    };
  }, [read, form, costs]);
  return plan;
}

function Line({ line, city }: { readonly line: PlannedLine; readonly city: CityTemplate }): JSX.Element {
  const { t } = useText();
  const { budget, product, isNew, hasWords, amounts } = line;
  const title = fill(city.costs[budget.kind].title, { number: budget.number }).trim();
  const of = [product.number, product.name].filter((part) => part !== '').join(' ');
  const kind = line.line === null ? '' : line.line.kind || t(`council.${line.line.side}_${budget.kind}`);
  return (
    <li>
      <span className={styles.mark} data-new={isNew || undefined}>
        {t(isNew ? 'council.sheetIsNew' : 'council.sheetIsChanged')}
      </span>
      <span>
        <strong>{kind || of || title}</strong>
        <span className={styles.where}>{[title, kind === '' ? '' : of].filter((part) => part !== '').join(' · ')}</span>
      </span>
      <span className={styles.amounts}>
        {amounts.map((each) => (
          <span key={each.year}>{amountWords(each, t)}</span>
        ))}
        {hasWords && <span>{t('council.sheetWords')}</span>}
      </span>
    </li>
  );
}

function amountWords({ year, before, after, typed }: PlannedLine['amounts'][number], t: Translate): string {
  const to = typed === '' ? formatCents(after ?? Number.NaN) : t('council.sheetNoAmount', { text: typed });
  return before === null ? `${year}: ${to}` : `${year}: ${formatCents(before)} → ${to}`;
}
