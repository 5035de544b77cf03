/** What the command line says to people. */
export const cli = {
  serving: 'Ratschrift hostet unter {{address}} (Strg+C beendet).',
  desk: 'Ratschrift läuft. Öffnen Sie im Browser:\n{{link}}',
  insecure:
    'Achtung: {{address}} ist im Netz erreichbar und ohne Zertifikat unverschlüsselt; wer im selben Netz ist, kann Text und Zugangsschlüssel mitlesen. Besser: --tls-cert und --tls-key angeben. Wenn Sie das Netz kennen und das in Kauf nehmen: --insecure.',
  checkGood: 'Die Datei ist in Ordnung.',
  checkBad: 'Die Datei hat Schäden ({{findings}}); Einzelheiten stehen im Bericht. Sie wurde nicht verändert.',
} as const;
