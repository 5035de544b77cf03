export const drafts = {
  title: 'Kept drafts',
  text: 'These texts could no longer be accepted. They are not lost: copy what you need.',
  from: 'from “{{title}}”, {{time}}',
  fromProject: 'from the project, {{time}}',
  copy: 'Copy text',
  delete: 'Delete draft',
  deleteTitle: 'Delete this draft for good?',
  deleteText: 'This text cannot be brought back afterwards.',
  kept: 'Your change in “{{title}}” could not be accepted. Your text is kept under “Drafts”. {{reason}}',
  keeping:
    'Your change in “{{title}}” could not be accepted. Your text is in this window until we can keep it. Please leave it open. {{reason}}',
  rebuilt: 'The change to the chapters could not be accepted. You see the shared state again. {{reason}}',
  unsavedTitle: 'Text that is not saved yet',
  unsavedText: 'Only this window has this text. Copy it before you close the window.',
  show: 'Show drafts',
} as const;
