/** What stands in the place of a number that is none yet, in the language of the paper. */
import { translate } from '../../../shared/i18n/catalogue.ts';

/** `neu` for what is only suggested: the file that leaves doesn't have it, and nothing behind it counts it. */
export const numberWords = (number: string | number): string =>
  number === '' || number === 0 ? translate('de', 'numbers.new') : String(number);
