/** The ids of parts and fields of a council paper's form, for whoever leads there from elsewhere. */
import type { CheckedField } from '../../shared/council/checks/finding.ts';

export const partId = (part: string): string => `council-part-${part}`;
export const fieldId = (field: CheckedField | 'agendaItem'): string => `council-field-${field}`;
