/** What a validator that we did not write says of HTML. */
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // How the first line is written is a matter of taste: HTML reads it either way.
    'doctype-style': 'off',
    // How wide a picture or a column is, somebody chose for this one.
    'no-inline-style': ['error', { allowedProperties: ['width'] }],
  },
});

export async function htmlFaults(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
  );
}
