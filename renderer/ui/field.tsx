/** Form fields with label, description and error. */
import { Check, ChevronDown } from 'lucide-react';
import { useState, type JSX, type ReactNode, type SyntheticEvent } from 'react';
import {
  Button as AriaButton,
  CheckboxButton,
  CheckboxField,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
  TextField as AriaTextField,
} from 'react-aria-components';
import styles from './field.module.css';
import { useText } from './text.ts';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly isReadOnly?: boolean;
  /** Left empty, it says so when its form is sent, which is then not sent. */
  readonly isRequired?: boolean;
}

export function TextField(props: TextFieldProps): JSX.Element {
  const { t } = useText();
  const { label, description, placeholder, maxLength = 200, isRequired = false, onChange, ...rest } = props;
  const [missing, setMissing] = useState(false);
  const onInvalid = (event: SyntheticEvent<HTMLInputElement>): void => {
    // Said below the field in our words instead of the browser's.
    event.preventDefault();
    setMissing(true);
    event.currentTarget.form?.querySelector<HTMLInputElement>('input:invalid')?.focus();
  };
  return (
    <AriaTextField
      {...rest}
      onChange={(value) => {
        setMissing(false);
        onChange(value);
      }}
      maxLength={maxLength}
      isRequired={isRequired}
      isInvalid={missing}
      validationBehavior="aria"
      className={styles.field ?? ''}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <Input
        className={styles.input ?? ''}
        placeholder={placeholder ?? ''}
        autoComplete="off"
        {...(isRequired ? { required: true, pattern: '.*\\S.*', onInvalid } : {})}
      />
      {description !== undefined && (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{t('common.required')}</FieldError>
    </AriaTextField>
  );
}

export interface Choice {
  readonly id: string;
  readonly label: string;
  /** Drawn before the label, e.g. a group's colour. */
  readonly mark?: ReactNode;
}
interface SelectProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** Keeps the label for assistive technology alone. */
  readonly hideLabel?: boolean;
  readonly small?: boolean;
  readonly isDisabled?: boolean;
}

export function Select({
  label,
  choices,
  value,
  onChange,
  hideLabel = false,
  small = false,
  isDisabled = false,
}: SelectProps): JSX.Element {
  return (
    <AriaSelect
      className={styles.field ?? ''}
      value={value}
      isDisabled={isDisabled}
      onChange={(key) => {
        if (typeof key === 'string') onChange(key);
      }}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className={styles.label ?? ''}>{label}</Label>}
      <AriaButton className={[styles.select, small ? styles.small : ''].join(' ')}>
        <SelectValue className={styles.value ?? ''} />
        <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
      </AriaButton>
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox className={styles.list ?? ''} items={choices}>
          {(choice) => (
            <ListBoxItem className={styles.option ?? ''} id={choice.id} textValue={choice.label}>
              {choice.mark}
              <span>{choice.label}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

interface CheckboxProps {
  readonly label: string;
  readonly description?: string;
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly isDisabled?: boolean;
}

export function Checkbox({ label, description, isSelected, onChange, isDisabled = false }: CheckboxProps): JSX.Element {
  return (
    <CheckboxField isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
      <CheckboxButton className={styles.checkbox ?? ''}>
        <span className={styles.box} aria-hidden>
          <Check size={14} strokeWidth={2.5} />
        </span>
        <span>
          {label}
          {description !== undefined && <span className={styles.description}> – {description}</span>}
        </span>
      </CheckboxButton>
    </CheckboxField>
  );
}
