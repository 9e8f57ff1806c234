// What assistive technology is given, as text: the browser's accessibility tree below an element, a line for each thing
// that is told, indented by what it stands in. What was typed is left out.

/** What is told of a thing beside its role, name and description. */
const STATES = {
  busy: Boolean, checked: (value) => value === 'true', disabled: Boolean, expanded: () => true, invalid: (value) => value !== 'false',
  live: (value) => value !== 'off', modal: Boolean, readonly: Boolean, required: Boolean,
};

/** Roles that say nothing of their own. */
const SILENT = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'StaticText', 'LabelText', 'Legend']);

const SPOKEN = { live: (value) => `live=${value}`, checked: () => 'checked' };

/** @param {(command: string, parameters?: object) => Promise<any>} send speaks the browser's protocol */
export async function reading(send, element) {
  await element.evaluate((node) => node.setAttribute('data-to-read', ''));
  const { root } = await send('DOM.getDocument', { depth: -1, pierce: true });
  await element.evaluate((node) => node.removeAttribute('data-to-read'));
  const { nodes } = await send('Accessibility.getFullAXTree', { frameId: frameOf(root) });
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const wanted = find(root).backendNodeId;
  const top = nodes.find((node) => node.backendDOMNodeId === wanted);
  if (!top) throw new Error('nothing of it is told');
  return lines(top, byId, '').join('\n') + '\n';
}

function find(node) {
  if (node.attributes?.includes('data-to-read')) return node;
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? []), ...(node.contentDocument ? [node.contentDocument] : [])]) {
    const found = find(child);
    if (found) return found;
  }
  return undefined;
}

/** The frame that the element is in; undefined for the page itself. */
function frameOf(node, frame) {
  if (node.attributes?.includes('data-to-read')) return frame ?? true;
  const inner = [...(node.children ?? []), ...(node.shadowRoots ?? [])].map((child) => [child, frame]);
  if (node.contentDocument) inner.push([node.contentDocument, node.frameId]);
  for (const [child, at] of inner) {
    const found = frameOf(child, at);
    if (found) return found === true ? undefined : found;
  }
  return undefined;
}

function lines(node, byId, indent) {
  // What is typed stands in a text box.
  const inside = node.role?.value === 'textbox' ? [] : (node.childIds ?? []);
  const children = inside.map((id) => byId.get(id)).filter(Boolean);
  const role = node.role?.value;
  const name = node.name?.value?.trim().replace(/\s+/g, ' ') ?? '';
  const told = role === 'StaticText' ? name && `"${name}"` : describe(node, role, name);
  const within = (deeper) => children.flatMap((child) => lines(child, byId, deeper));
  if (node.ignored || !told) return within(indent);
  // The words of a thing that is named by them are its name.
  const below = within(`${indent}  `).filter((line) => !(name && line.trim() === `"${name}"`));
  return [indent + told, ...below];
}

function describe(node, role, name) {
  const states = [];
  for (const { name: state, value } of node.properties ?? []) {
    if (STATES[state]?.(value.value)) states.push(SPOKEN[state]?.(value.value) ?? state);
  }
  const description = node.description?.value?.trim();
  if (SILENT.has(role) && !states.length) return '';
  return [role, name && `"${name}"`, ...states.sort(), description && `— ${description}`].filter(Boolean).join(' ');
}
