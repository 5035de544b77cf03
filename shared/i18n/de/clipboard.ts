/** What a paste could not bring. */
export const clipboard = {
  imageNote: '[Bild nicht übernommen]',
  imageNoteAlt: '[Bild nicht übernommen: {{alt}}]',
  imagesLeftOut_one:
    'Ein Bild liegt auf einer anderen Seite und wurde nicht übernommen; im Text steht ein Hinweis. Kopieren Sie es dort einzeln oder fügen Sie es als Datei ein.',
  imagesLeftOut_other:
    '{{count}} Bilder liegen auf einer anderen Seite und wurden nicht übernommen; im Text stehen Hinweise. Kopieren Sie sie dort einzeln oder fügen Sie sie als Dateien ein.',
  textOnly:
    'Die Gestaltung in der Zwischenablage war zu umfangreich. Eingefügt ist nur der Text. Holen Sie kleinere Teile, wenn Sie die Gestaltung brauchen.',
  imagesElsewhere_one:
    'Ein Bild ließ sich aus dem anderen Vorhaben nicht holen; im Text steht ein Hinweis. Öffnen Sie jenes Vorhaben auf diesem Rechner und kopieren Sie es dort noch einmal, oder fügen Sie das Bild als Datei ein.',
  imagesElsewhere_other:
    '{{count}} Bilder ließen sich aus dem anderen Vorhaben nicht holen; im Text stehen Hinweise. Öffnen Sie jenes Vorhaben auf diesem Rechner und kopieren Sie sie dort noch einmal, oder fügen Sie die Bilder als Dateien ein.',
} as const;
