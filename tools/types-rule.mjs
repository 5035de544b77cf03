/** A rule of ESLint that says what TypeScript finds in a file, so that a layer's types are read and worked out once, not again by `tsc`. */
import ts from 'typescript';

/** Programs whose settings were judged: what is wrong with them is told at one file. */
const judged = new WeakSet();

export const types = {
  meta: { type: 'problem', schema: [] },
  create: ({ sourceCode, report }) => ({
    Program(node) {
      const { program, esTreeNodeToTSNodeMap } = sourceCode.parserServices;
      const file = esTreeNodeToTSNodeMap.get(node);
      const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
      if (!judged.has(program)) {
        judged.add(program);
        found.push(
          ...program.getConfigFileParsingDiagnostics(),
          ...program.getOptionsDiagnostics(),
          ...program.getGlobalDiagnostics(),
        );
      }
      for (const { start = 0, code, messageText } of found)
        report({
          loc: sourceCode.getLocFromIndex(Math.min(start, sourceCode.text.length)),
          message: '{{text}}',
          data: { text: `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}` },
        });
    },
  }),
};
