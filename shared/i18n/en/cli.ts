export const cli = {
  serving: 'Ratschrift is serving at {{address}} (Ctrl+C stops it).',
  desk: 'Ratschrift is running. Open in your browser:\n{{link}}',
  insecure:
    'Careful: {{address}} can be reached over the network and is not encrypted without a certificate; anyone in the same network can read texts and access keys. Better: give --tls-cert and --tls-key. If you know the network and accept that: --insecure.',
  checkGood: 'The file is in order.',
  checkBad: 'The file is damaged ({{findings}}); see the report for details. It was not changed.',
} as const;
