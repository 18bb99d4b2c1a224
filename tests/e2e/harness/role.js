// Finds elements by role and accessible name: a short version of the ARIA in HTML and Accessible Name
// specifications. The audit compares the names with those that the browser computes.
// arguments: root or null, role ("" for any form control), name, "exact" | "contains" | "any"
const NATIVE = {
  alert: '', alertdialog: '', banner: 'body > header', button: 'button, summary, input:is([type=button], [type=submit], [type=reset])',
  cell: 'td', checkbox: 'input[type=checkbox]', columnheader: 'thead th, th[scope=col]', combobox: 'select:not([multiple], [size]), input[list]',
  dialog: 'dialog[open]', form: 'form', group: 'fieldset, details, optgroup', heading: 'h1, h2, h3, h4, h5, h6', img: 'img, svg[role=img]',
  link: 'a[href]', list: 'ul, ol', listitem: 'li', main: 'main', navigation: 'nav', option: 'option', progressbar: 'progress',
  radio: 'input[type=radio]', region: 'section', row: 'tr', rowheader: 'th[scope=row]', searchbox: 'input[type=search]', status: 'output',
  table: 'table', textbox: 'textarea, input:is(:not([type]), [type=text], [type=password], [type=email], [type=url], [type=tel]):not([list])',
};
const CONTROL = 'input:not([type=hidden]), select, textarea, [role=combobox], [role=textbox]';
const NAMED_BY_CONTENT = 'a, button, summary, h1, h2, h3, h4, h5, h6, td, th, tr, option, [role=button], [role=link], [role=menuitem], '
  + '[role=menuitemradio], [role=menuitemcheckbox], [role=option], [role=radio], [role=checkbox], [role=switch], [role=tab], [role=treeitem], [role=tooltip]';

const tidy = text => text.replace(/\s+/g, ' ').trim();
const hidden = el => el.closest('[aria-hidden="true"], [inert]') !== null || !el.checkVisibility({ visibilityProperty: true });

function content(el) {
  let text = '';
  for (const node of el.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) { text += node.data; continue; }
    if (node.nodeType !== Node.ELEMENT_NODE || hidden(node) || node.matches('input, select, textarea')) continue;
    const inner = node.getAttribute('aria-label') ?? node.getAttribute('alt') ?? content(node);
    const inline = getComputedStyle(node).display === 'inline';
    text += inline ? inner : ` ${inner} `;
  }
  return text;
}

function name(el) {
  const by = (el.getAttribute('aria-labelledby') ?? '').split(/\s+/).map(id => document.getElementById(id)).filter(Boolean);
  const caption = { TABLE: ':scope > caption', FIELDSET: ':scope > legend', SVG: ':scope > title' }[el.tagName.toUpperCase()];
  const candidates = [
    () => by.map(part => part.getAttribute('aria-label') ?? content(part)).join(' '),
    () => el.getAttribute('aria-label'),
    () => [...(el.labels ?? [])].map(content).join(' '),
    () => caption && (el.querySelector(caption)?.textContent),
    () => el.matches('img') && el.alt,
    () => el.matches('input[type=button], input[type=submit], input[type=reset]') && el.value,
    () => el.matches(NAMED_BY_CONTENT) && content(el),
    () => el.title,
    () => el.placeholder,
  ];
  for (const candidate of candidates) {
    const found = tidy(candidate() || '');
    if (found) return found;
  }
  return '';
}

function byRole(root, role, wanted, match) {
  const native = (NATIVE[role] ?? '').split(/,(?![^(]*\))/).filter(part => part.trim()).map(part => `${part.trim()}:not([role])`);
  const selector = role === '' ? CONTROL : [`[role=${role}]`, ...native].join(', ');
  const fits = { any: () => true, exact: found => found === wanted, contains: found => found.includes(wanted) }[match];
  return [...(root ?? document).querySelectorAll(selector)].filter(el => !hidden(el) && fits(name(el)));
}
