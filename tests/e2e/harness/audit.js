// Checks the accessibility of the page. Returns one sentence per finding.
const findings = [];
const markup = el => el.outerHTML.slice(0, 120);
const CONTROLS = `${CONTROL}, button, summary, a[href], table, dialog[open], [role=dialog], [role=alertdialog], [role=radiogroup], [role=button], [role=menuitem], nav, img`;
for (const el of document.querySelectorAll(CONTROLS)) {
  if (!hidden(el) && !name(el)) findings.push(`has no name: ${markup(el)}`);
}
const ids = [...document.querySelectorAll('[id]')].map(el => el.id);
for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) findings.push(`id used twice: ${id}`);
for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-errormessage', 'for']) {
  for (const el of document.querySelectorAll(`[${attribute}]`)) {
    if (attribute === 'aria-controls' && el.getAttribute('aria-expanded') === 'false') continue;
    for (const id of el.getAttribute(attribute).split(/\s+/).filter(Boolean)) {
      if (!document.getElementById(id)) findings.push(`${attribute} refers to the missing id ${id}: ${markup(el)}`);
    }
  }
}
for (const tag of ['main', 'h1']) {
  const found = [...document.querySelectorAll(tag)].filter(el => !hidden(el)).length;
  if (found !== 1) findings.push(`${found} visible ${tag} elements instead of one`);
}
let level = 0;
for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
  if (hidden(heading) || heading.closest('dialog')) continue;
  const next = Number(heading.tagName[1]);
  if (next > level + 1) findings.push(`heading level ${next} follows ${level}: ${markup(heading)}`);
  level = next;
}
for (const el of document.querySelectorAll('[tabindex]')) {
  if (el.tabIndex > 0) findings.push(`positive tabindex: ${markup(el)}`);
}
for (const el of document.querySelectorAll('[aria-hidden="true"] :is(a[href], button, input, select, textarea)')) {
  if (el.tabIndex >= 0 && el.checkVisibility()) findings.push(`focusable but hidden: ${markup(el)}`);
}
if (!document.documentElement.lang) findings.push('the page has no lang attribute');
if (!document.title) findings.push('the page has no title');
return findings;
