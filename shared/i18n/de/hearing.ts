/** What those who hear the page are told of what others do. */
export const hearing = {
  choice: 'Ansagen für Screenreader',
  off: 'Aus: nichts von dem, was andere tun',
  calm: 'Ruhig: wer wo schreibt, höchstens alle 15 Sekunden',
  detailed: 'Ausführlich: auch was geschrieben wird, alle 4 Sekunden',
  writes: '{{name}} schreibt in {{place}}.',
  writesWords: '{{name}} schreibt in {{place}}: {{words}}',
  paragraph: 'Absatz {{number}}',
  heading: 'Überschrift {{number}}',
  somewhere: 'diesem Kapitel',
  suggests: '{{name}} schlägt in diesem Kapitel eine Änderung vor.',
  accepts: '{{name}} hat einen Vorschlag angenommen.',
  rejects: '{{name}} hat einen Vorschlag abgelehnt.',
  somebody: 'Jemand',
} as const;
