export const cli = {
  serving: 'Ratschrift is serving at {{address}} (Ctrl+C stops it).',
  desk: 'Ratschrift is running. Open in your browser:\n{{link}}',
  insecure:
    'Careful: {{address}} can be reached over the network and is not encrypted without a certificate; anyone in the same network can read texts and access keys. Better: give --tls-cert and --tls-key. If you know the network and accept that: --insecure.',
  unknownCommand: 'There is no command “{{name}}”.',
  oneFile: 'The name of exactly one file is needed here.',
  unknownOption: 'This option does not exist here, or lacks its value: {{option}}',
  exportOptions: 'To export, --format html or --format json and --out FILE are needed.',
  listenAddress: '“{{address}}” is no address of this kind: HOST:PORT, for example 127.0.0.1:4711.',
  tlsBoth: 'Certificate and key belong together: --tls-cert FILE --tls-key FILE.',
  upstreamAddress: '“{{address}}” is no address of a host. For example https://host:4711 is needed.',
  upstreamToken:
    'The access key for --upstream is missing. Give it in RATSCHRIFT_UPSTREAM_TOKEN or as one line on standard input.',
  tlsUnreadable:
    'Certificate and key could not be used ({{reason}}). The host is not running. Check that both files are there, readable (PEM) and belong together.',
  cannotListen:
    'Serving at {{address}} is not possible ({{reason}}). The project is unharmed. End what uses this address, or choose another address of this computer with --listen.',
  checkGood: 'The file is in order.',
  checkBad: 'The file is damaged ({{findings}}); see the report for details. It was not changed.',
  checkMore: '… and {{number}} more; all of them are in the report.',
  checkAt: '{{what}} ({{where}})',
  check_unreadable: 'A part of the file can no longer be read.',
  check_structure: 'The inner structure of the file is damaged.',
  check_foreignKeys: 'An entry refers to something that does not exist.',
  check_schema: 'The tables of the file are not as Ratschrift made them.',
  check_rowHash: 'An entry is no longer as it was written.',
  check_gap: 'Entries are missing, or foreign ones have been added.',
  check_archive: 'Older, folded changes can no longer be read completely.',
  check_chain: 'An entry of the record does not follow the one before.',
  check_snapshot: 'A snapshot is unusable. It is made anew at the next opening; nothing is missing.',
  check_wal: 'The latest changes, which still lie beside the file, can no longer all be read.',
  title: 'A title has 1 to 200 characters.',
} as const;
