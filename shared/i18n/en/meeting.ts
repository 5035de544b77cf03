export const meeting = {
  title: 'Meeting',
  closedText:
    'While no meeting is open, only this computer can reach the project. Open a meeting so that others on the same network can write along.',
  open: 'Open meeting',
  close: 'Close meeting',
  openText: 'The meeting is open. Invited people reach this computer at:',
  noAddresses: 'This computer has no network address at the moment. Connect it to the Wi-Fi or by cable.',
  plain:
    'Without a certificate the transmission is not encrypted: whoever listens in on the same network can read along. For confidential texts use a network of your own or a certificate.',
  encrypted: 'The transmission is encrypted.',
  closeTitle: 'Close the meeting?',
  closeText:
    'Whoever is writing loses the connection. What is saved stays saved; open windows keep what is not and wait.',
  opened: 'The meeting is open.',
  closed: 'The meeting is closed.',
} as const;
