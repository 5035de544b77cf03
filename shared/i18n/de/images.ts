/** Images: inserting them, what they show, and what can go wrong with them. */
export const images = {
  exportNoAlt: 'Bild ohne Beschreibung',
  exportMissing: 'Das Bild ist nicht in dieser Datei.',
} as const;
