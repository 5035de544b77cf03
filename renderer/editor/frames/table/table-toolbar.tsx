/** The tools of one table, above it while one is in it. */
import { Ellipsis } from 'lucide-react';
import { useEffect, useState, type JSX, type Ref } from 'react';
import { Button, Group, Separator, ToggleButton, Toolbar as AriaToolbar, TooltipTrigger } from 'react-aria-components';
import type { Properties } from '../../../../shared/document/properties.ts';
import { announce } from '../../../ui/announcer.tsx';
import { MenuButton } from '../../../ui/menu.tsx';
import { useText } from '../../../ui/text.ts';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { allCommands, toolbarGroups, type TableCommand } from './table-commands.ts';
import type { TableDesk } from './table-desk.ts';
import styles from './table.module.css';

interface TableToolbarProps {
  readonly desk: TableDesk;
  readonly props: Properties;
  readonly ref: Ref<HTMLDivElement>;
}

export function TableToolbar({ desk, props, ref }: TableToolbarProps): JSX.Element {
  const { t } = useText();
  const [, setTurn] = useState(0);
  // What can be done depends on the cell and on what is selected.
  useEffect(() => {
    const redraw = (): void => setTurn((turn) => turn + 1);
    const stop = desk.onSelection(redraw);
    document.addEventListener('focusin', redraw);
    return () => {
      stop();
      document.removeEventListener('focusin', redraw);
    };
  }, [desk]);
  const run = (command: TableCommand): void => {
    const why = command.why(desk);
    if (why !== null) return announce(t(why));
    command.run(desk);
    setTurn((turn) => turn + 1);
  };
  const others = allCommands.filter((command) => !toolbarGroups.flat().some(({ name }) => name === command.name));
  return (
    <AriaToolbar ref={ref} className={styles.toolbar ?? ''} aria-label={t('table.toolbar')}>
      {toolbarGroups.map((group, index) => (
        <Group key={index} className={styles.group ?? ''}>
          {index > 0 && <Separator orientation="vertical" className={styles.separator ?? ''} />}
          {group.map((command) => (
            <Tool key={command.name} command={command} desk={desk} props={props} run={run} />
          ))}
        </Group>
      ))}
      <MenuButton
        label={t('table.more')}
        icon={<Ellipsis size={16} strokeWidth={1.75} aria-hidden />}
        commands={others.map((command) => commandOf(command, desk, t, () => run(command)))}
        small
      />
    </AriaToolbar>
  );
}

interface ToolProps {
  readonly command: TableCommand;
  readonly desk: TableDesk;
  readonly props: Properties;
  readonly run: (command: TableCommand) => void;
}

function Tool({ command, desk, props, run }: ToolProps): JSX.Element {
  const { t } = useText();
  const { icon: Icon, label, isOn } = command;
  const shared = {
    className: styles.tool ?? '',
    'aria-label': t(label),
    ...(command.why(desk) === null ? {} : { 'aria-disabled': true as const }),
    preventFocusOnPress: true,
    onPress: () => run(command),
  };
  const drawing = <Icon size={16} strokeWidth={1.75} aria-hidden />;
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {isOn === undefined ? (
        <Button {...shared}>{drawing}</Button>
      ) : (
        <ToggleButton {...shared} isSelected={isOn(props)}>
          {drawing}
        </ToggleButton>
      )}
      <Tooltip>{t(label)}</Tooltip>
    </TooltipTrigger>
  );
}

/** A command for a menu. */
export function commandOf(
  { name, label, icon: Icon, why, danger }: TableCommand,
  desk: TableDesk,
  t: ReturnType<typeof useText>['t'],
  run: () => void,
) {
  const reason = why(desk);
  return {
    id: name,
    label: t(label),
    icon: <Icon size={16} strokeWidth={1.75} aria-hidden />,
    run,
    why: reason === null ? null : t(reason),
    danger: danger === true,
  };
}
